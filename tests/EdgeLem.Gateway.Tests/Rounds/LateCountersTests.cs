using EdgeLem.Contracts;
using EdgeLem.Gateway.Ledger.Records;

namespace EdgeLem.Gateway.Tests.Rounds;

/// <summary>Counters that come after their interval was settled, or while no gateway was there. House b takes 100 Wh in every interval from the epoch on.</summary>
public sealed class LateCountersTests : IDisposable
{
    private const long IntervalS = Lane.EpochS;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgelem-late-");

    private MarketSetup Setup => new() { LedgerPath = Path.Combine(_folder.FullName, "ledger.db") };

    [Fact]
    public void Late_counters_are_accepted_and_correct_the_interval_whose_estimate_they_replace()
    {
        using var market = new TestMarket();
        Report(market, 0);
        market.AdvanceTo(IntervalS + 961);
        market.B.Energy(IntervalS, 2_100, 0);
        market.AdvanceTo(IntervalS + 962);

        Assert.Equal(0, market.B.LastReply.Code);
        Assert.Equal([(true, "first-reading", 0L), (false, "no-reading", 0)], RowsOfB(market).Select(row => (row.IsAccepted, row.Reason!, row.SettledJ)));
        market.AdvanceTo(IntervalS + 1_861);
        MeterReadingRecord late = RowsOfB(market).Single(row => row.Quality == "late");
        MeterReadingRecord corrected = RowsOfB(market).Single(row => row.Quality == "corrected");
        Assert.Equal((IntervalS + 900, 2_100L, true, 0L), (late.ReadingTimeS, late.ImportWh, late.IsAccepted, late.SettledJ));
        Assert.Equal((IntervalS + 900, 2_100L, true, 100L * 3_600), (corrected.ReadingTimeS, corrected.ImportWh, corrected.IsAccepted, corrected.SettledJ));
        Assert.All(market.Recorder.Settlements, settled => Assert.Equal(0, settled.Settlement.Lines.Sum(line => line.AmountMicroEur)));
        Assert.True(market.Ledger.Verify().IsIntact);
    }

    [Fact]
    public void The_same_counters_are_accepted_as_often_as_they_come_and_count_once()
    {
        using var market = new TestMarket();
        Report(market, 0);
        Report(market, 1);
        market.AdvanceTo(IntervalS + 2_000);
        Report(market, 1);
        Report(market, 0);
        market.AdvanceTo(IntervalS + 4_000);

        Assert.All(market.B.Replies, reply => Assert.Equal(0, reply.Code));
        Assert.Equal(100 * 3_600, RowsOfB(market).Sum(row => row.SettledJ));
    }

    [Fact]
    public void Counters_of_the_hours_without_a_gateway_are_accepted_after_its_return_and_settled_exactly()
    {
        using (var first = new TestMarket(Setup))
        {
            Report(first, 0);
            Report(first, 1);
            first.AdvanceTo(IntervalS + 1_000);
        }

        using TestMarket second = Again(IntervalS + (120 * 900) + 10);
        foreach (int interval in Enumerable.Range(2, 119))
        {
            second.AdvanceTo(second.Clock.NowS + 1);
            Report(second, interval);
        }

        foreach (int interval in Enumerable.Range(121, 3))
        {
            second.AdvanceTo(IntervalS + (interval * 900));
            Report(second, interval);
        }

        second.AdvanceTo(IntervalS + (123 * 900) + 60);
        Assert.All(second.B.Replies, reply => Assert.Equal(0, reply.Code));
        Assert.Equal(123 * 100 * 3_600, RowsOfB(second).Sum(row => row.SettledJ));
    }

    [Fact]
    public void Counters_that_were_accepted_before_a_restart_are_settled_after_it_as_if_there_was_none()
    {
        using (var first = new TestMarket(Setup))
        {
            Report(first, 0);
            first.AdvanceTo(IntervalS + 900);
            first.B.Energy(IntervalS, 2_100, 0);
            first.AdvanceTo(IntervalS + 930);
            Assert.Equal(0, first.B.LastReply.Code);
        }

        using TestMarket second = Again(IntervalS + 940);
        second.AdvanceTo(IntervalS + 1_001);

        MeterReadingRecord last = RowsOfB(second)[^1];
        Assert.Equal(("metered", 100L * 3_600), (last.Quality, last.SettledJ));
    }

    [Fact]
    public void Other_counters_of_an_interval_are_refused_after_a_restart_too()
    {
        using (var first = new TestMarket(Setup))
        {
            Report(first, 0);
        }

        using TestMarket second = Again(IntervalS + 100);
        second.B.Energy(IntervalS - 900, 1_999, 0);
        second.AdvanceTo(IntervalS + 101);

        Assert.Equal((int)RejectCode.ReadingDiffers, second.B.LastReply.Code);
    }

    [Fact]
    public void Nothing_is_answered_before_it_is_on_the_disk()
    {
        using var market = new TestMarket(Setup);
        market.AdvanceTo(IntervalS);
        market.B.Energy(IntervalS - 900, 2_000, 0);
        var onDiskWhenAnswered = new List<bool>();
        market.Link.Connect(Lane.B, (topic, _) =>
        {
            if (topic.EndsWith("/reply", StringComparison.Ordinal))
            {
                onDiskWhenAnswered.Add(market.Ledger.Received.Find(Lane.B, IntervalS) is not null);
            }
        });
        market.AdvanceTo(IntervalS + 1);

        Assert.Equal([true], onDiskWhenAnswered);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_restart_amid_estimates_and_late_counters_changes_no_settlement(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        string[] uninterrupted = RunDay(new Random(seed), restarts: false, ":memory:");
        string[] restarted = RunDay(new Random(seed), restarts: true, Path.Combine(_folder.FullName, "day.db"));

        Assert.Equal(uninterrupted, restarted);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Sixty intervals in which house b reports late, doubled, or from a meter that is exchanged at the 20th and lies from the 40th to the 45th.</summary>
    private static string[] RunDay(Random random, bool restarts, string path)
    {
        var market = new TestMarket(new MarketSetup { LedgerPath = path });
        var held = new List<int>();
        for (int interval = 0; interval < 60; interval++)
        {
            market.AdvanceTo(IntervalS + (interval * 900) + 1);
            held.Add(interval);
            foreach (int due in held.Where(_ => random.Next(3) > 0).ToArray())
            {
                held.RemoveAll(one => one == due && random.Next(6) > 0);
                market.B.Energy(IntervalS + (due * 900) - 900, due is >= 40 and < 45 ? 3 : (due < 20 ? 90_000 : 0) + (due * 100), 0);
            }

            market.A.Offer(IntervalS + ((interval + 1) * 900), 400, 100_000);
            market.B.Bid(IntervalS + ((interval + 1) * 900), 400, 300_000);
            market.AdvanceTo(IntervalS + (interval * 900) + 100);
            if (restarts && interval % 3 == 2)
            {
                long nowS = market.Clock.NowS;
                market.Dispose();
                market = new TestMarket(new MarketSetup { LedgerPath = path, StartS = nowS });
                market.B.Boot = $"r{interval}";
            }
        }

        using (market)
        {
            // A restart loses the orders of an open gate, so what late readings correct differs; what was read and judged does not.
            return [.. RowsOfB(market).Where(row => row.ReadingTimeS is not null && row.Quality != "corrected").Select(row => $"{row.ReadingTimeS} {row.ImportWh} {row.Quality} {row.Reason}")];
        }
    }

    private static IReadOnlyList<MeterReadingRecord> RowsOfB(TestMarket market) =>
    [
        .. market.Ledger.ReadRounds().Where(round => round.Kind != "clearing")
            .SelectMany(round => market.Ledger.ReadMeterReadings(round.RoundNumber).Where(row => row.NodeId == Lane.B).OrderBy(row => row.ReadingTimeS ?? long.MaxValue)),
    ];

    private static void Report(TestMarket market, int interval)
    {
        long endS = IntervalS + (interval * 900);
        market.AdvanceTo(Math.Max(market.Clock.NowS, endS));
        LaneEvening.ReportCounters(market, endS - 900, (1_000, 500), (2_000 + (interval * 100), 0), (3_000, 0));
    }

    private TestMarket Again(long startS)
    {
        var market = new TestMarket(Setup with { StartS = startS });
        market.A.Boot = market.B.Boot = market.C.Boot = "b2";
        return market;
    }
}
