using EdgeLem.Gateway.Ledger.Records;

namespace EdgeLem.Gateway.Tests.Rounds;

/// <summary>A gateway that stops and starts again on the same ledger file.</summary>
public sealed class RestartTests : IDisposable
{
    private const long IntervalS = Lane.EpochS;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgelem-restart-");

    private string LedgerPath => Path.Combine(_folder.FullName, "ledger.db");

    [Fact]
    public void A_cleared_interval_is_settled_once_from_the_counters_after_a_restart()
    {
        TradeAndStop(IntervalS + 100);
        using TestMarket second = StartAgain(IntervalS + 200);
        second.AdvanceTo(IntervalS + 900);
        Report(second, IntervalS, 350);
        second.AdvanceTo(IntervalS + 961);

        AssertSettledOnce(second, IntervalS);
        Assert.Equal(350 * 3_600, SettledJ(second, IntervalS, Lane.B));
        Assert.True(second.Ledger.Verify().IsIntact);
    }

    [Fact]
    public void The_chain_is_the_same_with_and_without_a_restart()
    {
        TradeAndStop(IntervalS + 100);
        using TestMarket second = StartAgain(IntervalS + 200);
        using var uninterrupted = new TestMarket();
        Trade(uninterrupted, IntervalS + 100);
        foreach (TestMarket market in new[] { second, uninterrupted })
        {
            market.AdvanceTo(IntervalS + 900);
            Report(market, IntervalS, 350);
            market.AdvanceTo(IntervalS + 961);
        }

        Assert.Equal(uninterrupted.Ledger.Head, second.Ledger.Head);
    }

    [Theory]
    [InlineData(-60, -60)]
    [InlineData(-60, -59)]
    [InlineData(-10, -500)]
    [InlineData(839, 839)]
    [InlineData(840, 840)]
    [InlineData(890, 895)]
    [InlineData(100, 905)]
    [InlineData(100, 961)]
    [InlineData(100, 5_000)]
    [InlineData(960, 961)]
    [InlineData(1_000, 20_000)]
    public void No_energy_is_lost_or_doubled_wherever_the_gap_lies(long stopsS, long startsS)
    {
        (long firstWh, long lastS) = (2_000, IntervalS + 22_500);
        TradeAndStop(IntervalS + stopsS);
        using TestMarket second = StartAgain(IntervalS + startsS);

        // House b takes 100 Wh in every interval from the epoch on and reports all it can.
        for (long endS = Math.Max(IntervalS, Ceiling(IntervalS + startsS)); endS <= lastS; endS += 900)
        {
            second.AdvanceTo(endS);
            Report(second, endS - 900, (endS - IntervalS) / 900 * 100);
        }

        second.AdvanceTo(lastS + 100);
        IReadOnlyList<MeterReadingRecord> rows =
        [
            .. second.Ledger.ReadRounds().Where(round => round.Kind == "settlement")
                .SelectMany(round => second.Ledger.ReadMeterReadings(round.RoundNumber)).Where(record => record.NodeId == Lane.B),
        ];
        long settledJ = rows.Sum(record => record.SettledJ);
        long lastWh = rows.Where(record => record.IsAccepted).Max(record => record.ImportWh!.Value);
        long firstReadingWh = FirstAcceptedWh(second);

        // Before its first accepted reading a node is settled on its trades alone, 300 Wh if the traded interval came first.
        long onTradesJ = firstReadingWh > firstWh ? 300 * 3_600 : 0;
        Assert.Equal(firstWh + ((lastS - IntervalS) / 900 * 100), lastWh);
        Assert.Equal(((lastWh - firstReadingWh) * 3_600) + onTradesJ, settledJ);
        AssertEachOnce(second);
        Assert.True(second.Ledger.Verify().IsIntact);
    }

    [Fact]
    public void Orders_that_were_in_but_not_cleared_are_gone_and_the_node_may_send_them_again()
    {
        using (var first = new TestMarket(Setup(IntervalS - 850)))
        {
            first.A.Offer(IntervalS, 1_000, 100_000);
            first.AdvanceTo(IntervalS - 500);
        }

        using TestMarket second = StartAgain(IntervalS - 400);
        second.A.Offer(IntervalS, 900, 100_000);
        second.AdvanceTo(IntervalS - 60);

        Assert.Equal(0, second.A.LastReply.Code);
        Assert.Equal(900, Assert.Single(second.Ledger.ReadOrders(1)).QuantityW);
    }

    [Fact]
    public void A_clock_that_was_set_back_waits_for_the_first_interval_that_is_not_cleared()
    {
        TradeAndStop(IntervalS + 1_000);
        using TestMarket second = StartAgain(IntervalS - 5_000);
        second.AdvanceTo(IntervalS + 899);
        Assert.Empty(second.Recorder.Gates);
        second.AdvanceTo(IntervalS + 2_700);

        Assert.Equal(IntervalS + 1_800, second.Recorder.Gates[0].Interval.StartS);
        AssertEachOnce(second);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static long Ceiling(long timeS) => (timeS + 899) / 900 * 900;

    private static void Report(TestMarket market, long intervalS, long usedByBWh) =>
        LaneEvening.ReportCounters(market, intervalS, (1_000, 500), (2_000 + usedByBWh, 0), (3_000, 0));

    private static long FirstAcceptedWh(TestMarket market) => market.Ledger.ReadRounds().Where(round => round.Kind == "settlement")
        .SelectMany(round => market.Ledger.ReadMeterReadings(round.RoundNumber).Where(record => record.NodeId == Lane.B && record.IsAccepted).OrderBy(record => record.ReadingTimeS))
        .First().ImportWh!.Value;

    private static long SettledJ(TestMarket market, long intervalS, string nodeId)
    {
        LedgerRound round = market.Ledger.ReadRounds().Single(round => round.Kind == "settlement" && round.Interval.StartS == intervalS);
        return market.Ledger.ReadMeterReadings(round.RoundNumber).Single(record => record.NodeId == nodeId).SettledJ;
    }

    private static void AssertSettledOnce(TestMarket market, long intervalS) =>
        Assert.Single(market.Ledger.ReadRounds(), round => round.Kind == "settlement" && round.Interval.StartS == intervalS);

    /// <summary>No interval is cleared or settled twice, and every cleared one whose time has come is settled.</summary>
    private static void AssertEachOnce(TestMarket market)
    {
        IReadOnlyList<LedgerRound> rounds = market.Ledger.ReadRounds();
        Assert.Equal(rounds.Count, rounds.Select(round => (round.Kind, round.Interval.StartS)).Distinct().Count());
        Assert.All(
            rounds.Where(round => round.Kind == "clearing" && round.Interval.StartS + 960 <= market.Clock.NowS),
            round => AssertSettledOnce(market, round.Interval.StartS));
    }

    private MarketSetup Setup(long startS) => new() { LedgerPath = LedgerPath, StartS = startS };

    private TestMarket StartAgain(long startS)
    {
        var market = new TestMarket(Setup(startS));
        market.A.Boot = market.B.Boot = market.C.Boot = "b2";
        return market;
    }

    private void TradeAndStop(long stopS)
    {
        using var market = new TestMarket(Setup(IntervalS - 850));
        Trade(market, stopS);
    }

    /// <summary>House a sells 1,200 W to house b for the epoch's interval; the counters at its start and end are reported as far as the time comes.</summary>
    private static void Trade(TestMarket market, long stopS)
    {
        market.A.Offer(IntervalS, 1_200, 100_000);
        market.B.Bid(IntervalS, 1_200, 300_000);
        market.AdvanceTo(Math.Min(stopS, IntervalS));
        for (long endS = IntervalS; endS <= stopS; endS += 900)
        {
            market.AdvanceTo(endS);
            Report(market, endS - 900, (endS - IntervalS) / 900 * 100);
        }

        market.AdvanceTo(stopS);
    }
}
