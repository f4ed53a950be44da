using EdgeLem.Contracts;
using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Tests.Rounds;

public sealed class SettlementTests
{
    private const long IntervalS = Lane.EpochS;

    [Fact]
    public void Two_trading_nodes_and_the_retailer_are_settled_to_the_micro_euro()
    {
        using var market = Traded();
        market.AdvanceTo(IntervalS + 900);
        LaneEvening.ReportCounters(market, IntervalS, (1_000, 810), (2_350, 0), (3_100, 0));

        // 1,200 W for 900 s are 1,080,000 J = 300 Wh at 200,000 uEUR/kWh: 60,000 uEUR from b to a.
        // a: exported 310 Wh, 10 Wh (36,000 J) more than sold, at the feed-in price 80,000: +800.
        // b: imported 350 Wh, 50 Wh (180,000 J) more than bought, at the retail price 320,000: -16,000.
        // c: imported 100 Wh (360,000 J) without trade: -32,000.
        // retailer: sold 150 Wh for 48,000, bought 10 Wh for 800.
        SettledRound settled = market.Recorder.Settlements[^1];
        Assert.Equal(
            [
                new(IntervalS, Lane.A, SettlementKind.Trade, -1_080_000, 200_000, 60_000),
                new(IntervalS, Lane.A, SettlementKind.Deviation, -36_000, 80_000, 800),
                new(IntervalS, Lane.B, SettlementKind.Trade, 1_080_000, 200_000, -60_000),
                new(IntervalS, Lane.B, SettlementKind.Deviation, 180_000, 320_000, -16_000),
                new(IntervalS, Lane.C, SettlementKind.Deviation, 360_000, 320_000, -32_000),
                new(IntervalS, "retailer", SettlementKind.Deviation, -540_000, 320_000, 48_000),
                new SettlementLine(IntervalS, "retailer", SettlementKind.Deviation, 36_000, 80_000, -800),
            ],
            settled.Settlement.Lines);
        Assert.Equal(0, settled.Settlement.Lines.Sum(line => line.AmountMicroEur));
        Assert.Equal(0, settled.Settlement.Lines.Sum(line => line.EnergyJ));
    }

    [Fact]
    public void The_ledger_holds_the_lines_and_readings_of_the_settlement()
    {
        using var market = Traded();
        market.AdvanceTo(IntervalS + 900);
        LaneEvening.ReportCounters(market, IntervalS, (1_000, 810), (2_350, 0), (3_100, 0));

        LedgerRound round = market.Ledger.ReadRounds()[^1];
        Assert.Equal(("settlement", IntervalS), (round.Kind, round.Interval.StartS));
        Assert.Equal(7, market.Ledger.ReadSettlementLines(round.RoundNumber).Count);
        MeterReadingRecord reading = market.Ledger.ReadMeterReadings(round.RoundNumber).Single(record => record.NodeId == Lane.B);
        Assert.Equal((IntervalS + 900, 2_350L, 0L, 1_260_000L), (reading.ReadingTimeS, reading.ImportWh, reading.ExportWh, reading.SettledJ));
        Assert.Equal((true, "metered", null), (reading.IsAccepted, reading.Quality, reading.Reason));
        Assert.True(market.Ledger.Verify().IsIntact);
    }

    [Fact]
    public void The_market_settles_at_once_when_all_counters_are_there_and_else_after_the_grace_time()
    {
        using var market = Traded();
        market.AdvanceTo(IntervalS + 900);
        market.A.Energy(IntervalS, 1_000, 800);
        market.C.Energy(IntervalS, 3_000, 0);
        market.AdvanceTo(IntervalS + 959);
        Assert.Single(market.Recorder.Settlements);
        market.AdvanceTo(IntervalS + 960);
        Assert.Equal(2, market.Recorder.Settlements.Count);

        MeteredEnergy missing = market.Recorder.Settlements[^1].Meters.Single(meter => meter.NodeId == Lane.B);
        Assert.Equal(new MeteredEnergy(Lane.B, 1_080_000, MeterQuality.Estimated, MeterRefusal.NoReading), missing);
        MeterReadingRecord recorded = market.Ledger.ReadMeterReadings(market.Ledger.RoundCount).Single(record => record.NodeId == Lane.B);
        Assert.Equal(("estimated", "no-reading", 1_080_000L), (recorded.Quality, recorded.Reason, recorded.SettledJ));
        Assert.Null(recorded.ImportWh);
    }

    [Fact]
    public void Counters_in_the_last_second_of_the_grace_time_count_and_a_second_later_they_are_late()
    {
        using var market = Traded();
        market.AdvanceTo(IntervalS + 900);
        market.Clock.NowS = IntervalS + 960;
        market.B.Energy(IntervalS, 2_350, 0);
        market.AdvanceTo(IntervalS + 960);
        market.Clock.NowS = IntervalS + 961;
        market.C.Energy(IntervalS, 3_100, 0);
        market.AdvanceTo(IntervalS + 961);

        Assert.Equal(0, market.B.LastReply.Code);
        Assert.Equal(0, market.C.LastReply.Code);
        Assert.Equal(1_260_000, market.Recorder.Settlements[^1].Meters.Single(meter => meter.NodeId == Lane.B).EnergyJ);
        Assert.Equal(MeterQuality.Estimated, market.Recorder.Settlements[^1].Meters.Single(meter => meter.NodeId == Lane.C).Quality);
    }

    [Fact]
    public void The_reading_after_a_missing_one_makes_up_for_it_exactly()
    {
        using var market = Traded();
        market.AdvanceTo(IntervalS + 900);
        LaneEvening.ReportCounters(market, IntervalS, (1_000, 800), (0, 0), (3_000, 0));
        market.AdvanceTo(IntervalS + 1_800);
        LaneEvening.ReportCounters(market, IntervalS + 900, (1_000, 800), (2_777, 11), (3_000, 0));

        // Counters from (2,000, 0) to (2,777, 11): 766 Wh net. The first interval was settled on the 300 Wh bought, the second gets the other 466.
        MeteredEnergy[] ofB = [.. market.Recorder.Settlements.Select(settled => settled.Meters.Single(meter => meter.NodeId == Lane.B))];
        Assert.Equal([0, 300 * 3_600, 466 * 3_600], ofB.Select(meter => meter.EnergyJ));
        Assert.All(market.Recorder.Settlements, settled => Assert.Equal(0, settled.Settlement.Lines.Sum(line => line.AmountMicroEur)));
    }

    [Fact]
    public void A_counter_that_went_back_is_answered_and_the_node_is_settled_on_its_trades()
    {
        using var market = Traded();
        market.AdvanceTo(IntervalS + 900);
        LaneEvening.ReportCounters(market, IntervalS, (1_000, 800), (1_999, 0), (3_100, 0));

        AssertRefused(market, RejectCode.CounterWentBack, "counter-went-back");
    }

    [Fact]
    public void A_counter_that_jumped_is_answered_and_the_node_is_settled_on_its_trades()
    {
        using var market = Traded();
        market.AdvanceTo(IntervalS + 900);

        // In 900 s 24,150 W with 25 % margin are 7,546 Wh, and 20 Wh are always allowed: 7,566 Wh pass, one more does not.
        LaneEvening.ReportCounters(market, IntervalS, (1_000, 800), (2_000 + 7_567, 0), (3_100, 0));

        AssertRefused(market, RejectCode.CounterJumped, "implausible");
    }

    [Fact]
    public void The_largest_plausible_counter_passes()
    {
        using var market = Traded();
        market.AdvanceTo(IntervalS + 900);
        LaneEvening.ReportCounters(market, IntervalS, (1_000, 800), (2_000 + 7_566, 0), (3_100, 0));

        Assert.Equal(0, market.Gateway.Counters.MessagesRejected);
        Assert.Equal(7_566 * 3_600, market.Recorder.Settlements[^1].Meters.Single(meter => meter.NodeId == Lane.B).EnergyJ);
    }

    [Fact]
    public void A_refused_counter_harms_no_other_node()
    {
        IReadOnlyList<SettlementLine> Others((long ImportWh, long ExportWh) ofB)
        {
            using var market = Traded();
            market.AdvanceTo(IntervalS + 900);
            LaneEvening.ReportCounters(market, IntervalS, (1_000, 810), ofB, (3_100, 0));
            return [.. market.Recorder.Settlements[^1].Settlement.Lines.Where(line => line.Account is Lane.A or Lane.C)];
        }

        Assert.Equal(Others((2_350, 0)), Others((0, 99_000_000)));
    }

    [Fact]
    public void Other_counters_of_an_interval_are_refused_and_the_first_ones_stay()
    {
        using var market = Traded();
        market.AdvanceTo(IntervalS + 900);
        market.B.Energy(IntervalS, 2_350, 0);
        market.B.Energy(IntervalS, 2_351, 0);
        market.AdvanceTo(IntervalS + 960);

        Assert.Equal(1, market.Gateway.Counters[RejectCode.ReadingDiffers]);
        Assert.Contains(market.B.Replies, reply => reply.Code == (int)RejectCode.ReadingDiffers && reply.IntervalStart == IntervalS);
        Assert.Equal(1_260_000, market.Recorder.Settlements[^1].Meters.Single(meter => meter.NodeId == Lane.B).EnergyJ);
    }

    private static void AssertRefused(TestMarket market, RejectCode code, string reason)
    {
        ReplyMessage answer = Assert.Single(market.B.Replies, reply => reply.Code != 0);
        Assert.Equal(((int)code, Topics.Energy, IntervalS), (answer.Code, answer.About, answer.IntervalStart));
        Assert.Equal(1, market.Gateway.Counters[code]);
        MeteredEnergy settled = market.Recorder.Settlements[^1].Meters.Single(meter => meter.NodeId == Lane.B);
        Assert.Equal((1_080_000, MeterQuality.Estimated), (settled.EnergyJ, settled.Quality));
        MeterReadingRecord recorded = market.Ledger.ReadMeterReadings(market.Ledger.RoundCount).Single(record => record.NodeId == Lane.B);
        Assert.Equal((false, reason), (recorded.IsAccepted, recorded.Reason));
    }

    /// <summary>House a has sold 1,200 W to house b at 200,000 uEUR/kWh, and all counters at the interval's start are in.</summary>
    private static TestMarket Traded()
    {
        var market = new TestMarket();
        market.A.Offer(IntervalS, 1_200, 100_000);
        market.B.Bid(IntervalS, 1_200, 300_000);
        market.AdvanceTo(IntervalS);
        LaneEvening.ReportCounters(market, IntervalS - 900, (1_000, 500), (2_000, 0), (3_000, 0));
        return market;
    }
}
