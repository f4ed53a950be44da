using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Tests.Rounds;

public sealed class GateAndPriceTests
{
    private const long IntervalS = Lane.EpochS;

    [Fact]
    public void A_quarter_hour_gate_opens_one_interval_ahead_and_closes_a_minute_ahead()
    {
        using var market = new TestMarket();
        (long OpensS, long StartS, long ClosesS)[] gates = GateTimes(market, IntervalS + 1_800);

        // Started 850 s before the first interval, whose gate could have opened 50 s earlier; then one interval ahead, to the second.
        Assert.Equal(
            [
                (IntervalS - 850, IntervalS, IntervalS - 60),
                (IntervalS, IntervalS + 900, IntervalS + 840),
                (IntervalS + 900, IntervalS + 1_800, IntervalS + 1_740),
            ],
            gates);
    }

    [Fact]
    public void A_five_second_gate_opens_one_interval_ahead_and_closes_a_second_ahead()
    {
        using var market = new TestMarket(new MarketSetup { Options = MarketSetup.FiveSeconds, StartS = IntervalS - 5 });
        (long OpensS, long StartS, long ClosesS)[] gates = GateTimes(market, IntervalS + 9);

        Assert.Equal(
            [
                (IntervalS - 5, IntervalS, IntervalS - 1), (IntervalS, IntervalS + 5, IntervalS + 4), (IntervalS + 5, IntervalS + 10, IntervalS + 9),
            ],
            gates);
    }

    [Theory]
    [InlineData(-900, 0)]
    [InlineData(-899, 0)]
    [InlineData(-60, 0)]
    [InlineData(-59, 900)]
    [InlineData(0, 900)]
    public void The_first_interval_is_the_next_whose_gate_can_still_open(long startedAtS, long firstIntervalS)
    {
        using var market = new TestMarket(new MarketSetup { StartS = IntervalS + startedAtS });
        market.AdvanceTo(IntervalS + 10);

        Assert.Equal(IntervalS + firstIntervalS, market.Recorder.Gates[0].Interval.StartS);
    }

    [Fact]
    public void The_gate_message_says_until_when_and_within_which_prices()
    {
        using var market = new TestMarket();

        GateMessage gate = Assert.Single(market.C.Gates);
        Assert.Equal((IntervalS, 900L, IntervalS - 60), (gate.IntervalStart, gate.IntervalSeconds, gate.ClosesAt));
        Assert.Equal((80_000L, 320_000L), (gate.FeedInMicroEurPerKwh, gate.RetailMicroEurPerKwh));
        Assert.Equal(IntervalS, market.Gateway.Gate!.Interval.StartS);
    }

    [Fact]
    public void Between_closure_and_the_next_opening_no_gate_is_open()
    {
        using var market = new TestMarket();
        market.AdvanceTo(IntervalS - 61);
        Assert.NotNull(market.Gateway.Gate);
        market.AdvanceTo(IntervalS - 60);
        Assert.Null(market.Gateway.Gate);
        market.AdvanceTo(IntervalS);
        Assert.Equal(IntervalS + 900, market.Gateway.Gate!.Interval.StartS);
    }

    [Fact]
    public void The_price_message_sums_what_was_bid_offered_and_traded()
    {
        using var market = new TestMarket();
        LaneEvening.SendOrders(market);
        market.AdvanceTo(IntervalS - 60);

        // 2,000 W at 300,000 and 500 W at 250,000 against 1,500 W at 100,000: the long side's marginal bid, 300,000, makes the price.
        PriceMessage price = Assert.Single(market.B.Prices);
        Assert.Equal((IntervalS, 900L), (price.IntervalStart, price.IntervalSeconds));
        Assert.Equal((true, 300_000L, 1_500L), (price.HasPrice, price.PriceMicroEurPerKwh, price.VolumeW));
        Assert.Equal((2_500L, 1_500L), (price.BidW, price.OfferW));
        Assert.Equal(("uniform-price", "check-only", 0), (price.Mechanism, price.Policy, price.Violations));
    }

    [Fact]
    public void Every_node_gets_its_own_dispatch_with_or_without_orders()
    {
        using var market = new TestMarket();
        market.A.Offer(IntervalS, 1_500, 100_000);
        market.B.Bid(IntervalS, 1_500, 300_000);
        market.AdvanceTo(IntervalS - 60);

        // One bid meets one offer of the same size: the middle of 100,000 and 300,000.
        Assert.All(new[] { market.A, market.B, market.C }, node =>
        {
            DispatchMessage dispatch = Assert.Single(node.Dispatches);
            Assert.Equal((IntervalS, 900L, IntervalS + 900), (dispatch.IntervalStart, dispatch.IntervalSeconds, dispatch.ValidUntil));
            Assert.Equal((true, 200_000L), (dispatch.HasPrice, dispatch.PriceMicroEurPerKwh));
        });
        Assert.Equal((-1_500L, 24_150L, 11_000L), Of(market.A));
        Assert.Equal((1_500L, 24_150L, 11_000L), Of(market.B));
        Assert.Equal((0L, 8_050L, 4_600L), Of(market.C));
    }

    [Fact]
    public void A_node_that_connects_late_gets_gate_price_and_its_own_settings_but_no_dispatch()
    {
        using var market = new TestMarket();
        LaneEvening.SendOrders(market);
        market.AdvanceTo(IntervalS);
        TestNode again = market.Connect(Lane.A);

        Assert.Equal(IntervalS + 900, Assert.Single(again.Gates).IntervalStart);
        Assert.Equal(IntervalS, Assert.Single(again.Prices).IntervalStart);
        Assert.Equal(620, Assert.Single(again.Configs).LimitPriceSharePermille);
        Assert.Equal(3, again.Delivered.Count);
    }

    [Fact]
    public void A_round_without_orders_ends_with_its_reason() => AssertNoTrade(_ => { }, "no-orders");

    [Fact]
    public void A_round_of_offers_alone_ends_with_its_reason() => AssertNoTrade(market => market.A.Offer(IntervalS, 1_000, 100_000), "no-bids");

    [Fact]
    public void A_round_of_bids_alone_ends_with_its_reason() => AssertNoTrade(market => market.A.Bid(IntervalS, 1_000, 100_000), "no-offers");

    [Fact]
    public void A_round_whose_prices_do_not_cross_ends_with_its_reason() => AssertNoTrade(
        market =>
        {
            market.A.Offer(IntervalS, 1_000, 200_001);
            market.B.Bid(IntervalS, 1_000, 200_000);
        },
        "prices-do-not-cross");

    private static void AssertNoTrade(Action<TestMarket> send, string outcome)
    {
        using var market = new TestMarket();
        send(market);
        market.AdvanceTo(IntervalS - 60);

        PriceMessage price = Assert.Single(market.B.Prices);
        Assert.Equal((false, 0L, 0L), (price.HasPrice, price.PriceMicroEurPerKwh, price.VolumeW));
        DispatchMessage dispatch = Assert.Single(market.B.Dispatches);
        Assert.Equal((false, 0L, 24_150L), (dispatch.HasPrice, dispatch.ClearedW, dispatch.ImportLimitW));
        Assert.Equal(outcome, Assert.Single(market.Ledger.ReadRounds()).Outcome);
        Assert.Empty(market.Ledger.ReadTrades(1));
    }

    private static (long ClearedW, long ImportW, long ExportW) Of(TestNode node) => (node.Dispatches[0].ClearedW, node.Dispatches[0].ImportLimitW, node.Dispatches[0].ExportLimitW);

    /// <summary>When each gate was first seen open, its interval, and when it was first seen closed, calling the gateway every second.</summary>
    private static (long OpensS, long StartS, long ClosesS)[] GateTimes(TestMarket market, long untilS)
    {
        List<(long OpensS, long StartS, long ClosesS)> times = [(market.Clock.NowS, market.Gateway.Gate!.Interval.StartS, 0)];
        while (market.Clock.NowS < untilS)
        {
            market.AdvanceTo(market.Clock.NowS + 1);
            if (market.Gateway.Gate is null && times[^1].ClosesS == 0)
            {
                times[^1] = times[^1] with { ClosesS = market.Clock.NowS };
            }
            else if (market.Gateway.Gate is { } gate && gate.Interval.StartS != times[^1].StartS)
            {
                times.Add((market.Clock.NowS, gate.Interval.StartS, 0));
            }
        }

        return [.. times.Where(time => time.ClosesS > 0)];
    }
}
