using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Tests.Intake;

public sealed class GateTimeTests
{
    private const long IntervalS = LaneEvening.IntervalS;

    [Fact]
    public void Orders_of_the_closing_second_are_in_and_a_second_later_they_are_late()
    {
        using var market = new TestMarket();
        market.Clock.NowS = IntervalS - 60;
        market.A.Offer(IntervalS, 1_000, 100_000);
        market.Clock.NowS = IntervalS - 59;
        market.B.Bid(IntervalS, 1_000, 300_000);
        market.AdvanceTo(IntervalS - 59);

        Assert.Equal(0, market.A.LastReply.Code);
        Assert.Equal((int)RejectCode.GateClosed, market.B.LastReply.Code);
        Assert.Equal("no-bids", market.Ledger.ReadRounds()[0].Outcome);
    }

    [Fact]
    public void Orders_that_arrived_in_time_count_even_when_they_are_handled_later()
    {
        using var market = new TestMarket();
        market.Clock.NowS = IntervalS - 60;
        market.A.Offer(IntervalS, 1_000, 100_000);
        market.AdvanceTo(IntervalS + 500);

        Assert.Equal(0, market.A.LastReply.Code);
        Assert.Equal("no-bids", market.Ledger.ReadRounds()[0].Outcome);
    }

    [Fact]
    public void Orders_of_an_old_boot_for_a_closed_interval_are_late_while_the_next_gate_is_open()
    {
        using var market = new TestMarket();
        market.AdvanceTo(IntervalS + 1);
        market.A.Offer(IntervalS, 1_000, 100_000);
        market.AdvanceTo(IntervalS + 2);

        Assert.Equal((int)RejectCode.GateClosed, market.A.LastReply.Code);
        Assert.Equal(IntervalS, market.A.LastReply.IntervalStart);
    }

    [Fact]
    public void A_market_of_five_seconds_takes_orders_to_the_last_second()
    {
        using var market = new TestMarket(new MarketSetup { Options = MarketSetup.FiveSeconds, StartS = IntervalS - 5 });
        market.Clock.NowS = IntervalS - 1;
        market.A.Offer(IntervalS, 1_000, 100_000);
        market.B.Bid(IntervalS, 1_000, 300_000);
        market.AdvanceTo(IntervalS - 1);
        market.Clock.NowS = IntervalS;
        market.C.Bid(IntervalS, 1_000, 300_000);
        market.AdvanceTo(IntervalS);

        Assert.Equal(1_000, market.Recorder.Rounds[0].Clearing.VolumeW);
        Assert.Equal((int)RejectCode.GateClosed, market.C.LastReply.Code);
    }
}
