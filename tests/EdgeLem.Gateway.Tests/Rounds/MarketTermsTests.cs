using EdgeLem.Contracts;
using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Market;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Settlement.Charges;
using EdgeLem.Market.Settlement.Imbalance;

namespace EdgeLem.Gateway.Tests.Rounds;

/// <summary>
/// A market that asks its network: house a offers 1,500 W of which 1,000 may flow, house b bids 2,000 W and buys those 1,000 (250 Wh) at its own limit of 300,000, house c
/// bids 500 W in vain. Nodal prices are 150,000, 151,000.4 and 152,000.8; congestion costs 4,000 on each traded kWh.
/// </summary>
public sealed class MarketTermsTests : IDisposable
{
    private const long IntervalS = LaneEvening.IntervalS;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgelem-terms-");
    private readonly FakePolicy _policy = new(1_000);

    private MarketTerms Terms => new()
    {
        Design = new MarketDesign(new UniformPriceClearing(), _policy, new FakeCosts(), new FakeCosts()),
        Compensation = new LostRevenueCompensation(),
        Imbalance = new SinglePriceImbalance(),
        RefusalPriceMicroEurPerKwh = 1_000_000,
        LossPriceMicroEurPerKwh = 60_000,
        FeeRateMicroEurPerKwh = 20_000,
    };

    [Fact]
    public void A_node_whose_export_was_refused_is_told_what_it_may_export_and_everybody_its_own_price()
    {
        using var market = new TestMarket(new MarketSetup { Terms = Terms });
        LaneEvening.SendOrders(market);
        market.AdvanceTo(IntervalS);

        DispatchMessage a = Assert.Single(market.A.Dispatches);
        DispatchMessage b = Assert.Single(market.B.Dispatches);
        DispatchMessage c = Assert.Single(market.C.Dispatches);
        Assert.Equal((-1_000L, 1_000L, 24_150L), (a.ClearedW, a.ExportLimitW, a.ImportLimitW));
        Assert.Equal((1_000L, 11_000L, 24_150L), (b.ClearedW, b.ExportLimitW, b.ImportLimitW));
        Assert.Equal([150_000L, 151_000, 152_001], new[] { a, b, c }.Select(dispatch => dispatch.PriceMicroEurPerKwh)); // 152,000.8 to the nearest whole
        Assert.Equal("fake", market.A.Prices[^1].Policy);
        Assert.Equal(500, Assert.Single(market.Recorder.Rounds).RefusedW);
    }

    [Fact]
    public void The_policy_sees_the_powers_that_the_check_of_the_round_sees()
    {
        using var market = new TestMarket(new MarketSetup { Terms = Terms });
        LaneEvening.SendOrders(market);
        market.AdvanceTo(IntervalS);

        // Before: 1,500 W up, 2,500 W down; after: 500 W less up. Losses of the lane are a few watt.
        Assert.Equal([1_000.0, 1_500.0], _policy.States.Select(state => state.PowerW.Sum()));
        GridCheck check = market.Recorder.Rounds[^1].Check;
        Assert.Equal(check.Flow.SourcePowerW, _policy.States[^1].SupplyW, 0.01); // W; two solvers of tolerance 1e-8 and 1e-10 pu on 250 kVA
        Assert.InRange(_policy.States[^1].SupplyW, 1_500, 1_520);
    }

    [Fact]
    public void What_was_decided_is_in_the_ledger_and_the_ledger_is_intact()
    {
        using var market = new TestMarket(new MarketSetup { Terms = Terms });
        LaneEvening.SendOrders(market);
        market.AdvanceTo(IntervalS);

        LedgerRound round = market.Ledger.ReadRounds().Single(round => round.Kind == "clearing");
        Assert.Equal("fake", round.Policy);
        Assert.Equal(new RefusalRecord { NodeId = Lane.A, OrderId = 1, RefusedW = 500, Kind = "voltage-high", Element = "bus end phase B" }, Assert.Single(market.Ledger.ReadRefusals(round.RoundNumber)));
        Assert.Equal("refused-by-network", market.Ledger.ReadOrders(round.RoundNumber).Single(order => order.NodeId == Lane.A).UnfilledReason);
        Assert.Equal([(Lane.A, 150_000L), (Lane.B, 151_000), (Lane.C, 152_001)], market.Ledger.ReadNodalPrices(round.RoundNumber).Select(price => (price.NodeId, price.PriceMicroEurPerKwh)));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["fee"] = "fake", ["fee-rate-micro-eur-per-kwh"] = "20000", ["losses"] = "fake", ["loss-price-micro-eur-per-kwh"] = "60000",
                ["refusal-price-micro-eur-per-kwh"] = "1000000", ["compensation"] = "lost-revenue", ["imbalance"] = "single-price",
            },
            market.Ledger.ReadTerms(round.RoundNumber));
        Assert.True(market.Ledger.Verify().IsIntact);
    }

    [Fact]
    public void Fee_loss_congestion_and_compensation_are_settled_with_the_interval()
    {
        using var market = new TestMarket(new MarketSetup { Terms = Terms });
        LaneEvening.SendOrders(market);
        LaneEvening.Settle(market);

        // Fee: 1 micro-euro per watt of b's 2,000 and c's 500. Loss: 0.01 kWh x 60,000 by c. Congestion: 0.25 kWh x 4,000 by b.
        // Compensation: 0.125 kWh of a at the local price of 300,000, which its limit of 100,000 accepts.
        IReadOnlyList<SettlementLineRecord> lines = LinesOf(market, IntervalS);
        Assert.Equal([(Lane.B, -2_000L), (Lane.C, -500), ("network", 2_500)], Amounts(lines, "fee"));
        Assert.Equal([(Lane.C, -600L), ("network", -600), ("network", 600), ("retailer", 600)], Amounts(lines, "loss"));
        Assert.Equal([(Lane.B, -1_000L), ("network", 1_000)], Amounts(lines, "congestion"));
        Assert.Equal([(Lane.A, 37_500L), ("network", -37_500)], Amounts(lines, "compensation"));
        Assert.Equal(0, lines.Sum(line => line.AmountMicroEur));
        Assert.Equal(0, lines.Sum(line => line.EnergyJ));
    }

    [Fact]
    public void After_a_restart_the_charges_and_the_imbalance_rule_of_the_cleared_interval_still_hold()
    {
        string path = Path.Combine(_folder.FullName, "ledger.db");
        using (TestMarket first = new(new MarketSetup { LedgerPath = path, Terms = Terms }))
        {
            LaneEvening.SendOrders(first);
            first.AdvanceTo(IntervalS);
            LaneEvening.ReportCounters(first, IntervalS - 900, (1_000, 500), (2_000, 0), (3_000, 0));
            first.AdvanceTo(IntervalS + 10);
        }

        // The gateway that comes back has the default terms: they hold from its own first clearing on.
        using TestMarket second = new(new MarketSetup { LedgerPath = path, StartS = IntervalS + 20 });
        second.A.Boot = second.B.Boot = second.C.Boot = "b2";
        second.AdvanceTo(IntervalS + 900);
        LaneEvening.ReportCounters(second, IntervalS, (1_000, 870), (2_510, 0), (3_120, 0));
        using TestMarket uninterrupted = new(new MarketSetup { Terms = Terms });
        LaneEvening.SendOrders(uninterrupted);
        LaneEvening.Settle(uninterrupted);

        Assert.Equal(LinesOf(uninterrupted, IntervalS), LinesOf(second, IntervalS));
    }

    [Fact]
    public void A_late_reading_corrects_an_interval_with_charges_to_what_it_would_have_been_on_time()
    {
        using TestMarket onTime = RunLate(late: false);
        using TestMarket late = RunLate(late: true);

        Assert.Contains(late.Ledger.ReadRounds(), round => round.Kind == "correction-1" && round.Interval.StartS == IntervalS);
        Assert.Equal(Balances(onTime), Balances(late));
        Assert.Equal(0, Balances(late).Sum(account => account.AmountMicroEur));
    }

    [Fact]
    public void A_policy_that_does_not_know_the_networks_state_dispatches_nothing()
    {
        MarketTerms terms = Terms;
        using var market = new TestMarket(new MarketSetup { Terms = terms with { Design = terms.Design with { Policy = new FakePolicy(1_000) { Diverges = true } } } });
        LaneEvening.SendOrders(market);
        market.AdvanceTo(IntervalS);

        Assert.Empty(market.A.Dispatches);
        Assert.Equal("power-flow-diverged", market.Ledger.ReadRounds()[^1].Outcome);
    }

    [Fact]
    public void Under_a_mechanism_with_a_price_per_trade_each_node_is_told_the_mean_of_its_own_trades()
    {
        using var market = new TestMarket(new MarketSetup { Terms = new MarketTerms { Design = MarketDesign.Default with { Clearing = new PayAsBidClearing(PairPriceRule.Bid) } } });
        market.A.Offer(IntervalS, 1_500, 100_000);
        market.B.Bid(IntervalS, 1_000, 300_000);
        market.C.Bid(IntervalS, 500, 240_000);
        market.AdvanceTo(IntervalS);

        // b pays 300,000 for 1,000 W and c 240,000 for 500 W: a gets 280,000 in the middle, and so does the feeder.
        Assert.Equal([280_000L, 300_000, 240_000], new[] { market.A, market.B, market.C }.Select(node => Assert.Single(node.Dispatches).PriceMicroEurPerKwh));
        Assert.Equal((true, 280_000L), (market.A.Prices[^1].HasPrice, market.A.Prices[^1].PriceMicroEurPerKwh));
        Assert.Equal("cleared", market.Ledger.ReadRounds().Single(round => round.Kind == "clearing").Outcome);
    }

    [Fact]
    public void The_default_terms_leave_no_trace_in_the_ledger()
    {
        using var market = new TestMarket();
        LaneEvening.SendOrders(market);
        LaneEvening.Settle(market);

        Assert.All(market.Ledger.ReadRounds(), round => Assert.Equal((0, 0, 0, 0), (
            market.Ledger.ReadTerms(round.RoundNumber).Count, market.Ledger.ReadRefusals(round.RoundNumber).Count,
            market.Ledger.ReadCharges(round.RoundNumber).Count, market.Ledger.ReadNodalPrices(round.RoundNumber).Count)));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private TestMarket RunLate(bool late)
    {
        var market = new TestMarket(new MarketSetup { Terms = Terms });
        LaneEvening.SendOrders(market);
        market.AdvanceTo(IntervalS);
        LaneEvening.ReportCounters(market, IntervalS - 900, (1_000, 500), (2_000, 0), (3_000, 0));
        market.AdvanceTo(IntervalS + 900);
        market.A.Energy(IntervalS, 1_000, 870);
        market.C.Energy(IntervalS, 3_120, 0);
        market.AdvanceTo(late ? IntervalS + 961 : IntervalS + 900);
        market.B.Energy(IntervalS, 2_510, 0);
        market.AdvanceTo(IntervalS + 1_800);
        LaneEvening.ReportCounters(market, IntervalS + 900, (1_000, 870), (2_510, 0), (3_120, 0));
        market.AdvanceTo(IntervalS + 1_861);
        return market;
    }

    private static IReadOnlyList<SettlementLineRecord> LinesOf(TestMarket market, long intervalS) =>
        market.Ledger.ReadSettlementLines(market.Ledger.ReadRoundsOf(intervalS).Single(round => round.Kind == "settlement").RoundNumber);

    private static IEnumerable<(string Account, long AmountMicroEur)> Amounts(IEnumerable<SettlementLineRecord> lines, string kind) =>
        lines.Where(line => line.Kind == kind).Select(line => (line.Account, line.AmountMicroEur)).Order();

    private static (string Account, long AmountMicroEur)[] Balances(TestMarket market) =>
    [
        .. market.Ledger.ReadRounds().SelectMany(round => market.Ledger.ReadSettlementLines(round.RoundNumber)).GroupBy(line => line.Account)
            .Select(account => (account.Key, account.Sum(line => line.AmountMicroEur))).Order(),
    ];
}
