using EdgeLem.Gateway.Ledger.Records;

namespace EdgeLem.Gateway.Tests.Rounds;

/// <summary>Counters that come after their interval was settled correct that interval, at its own prices. House b bought 300 Wh locally in the epoch's interval and took 350.</summary>
public sealed class LateCorrectionTests : IDisposable
{
    private const long IntervalS = Lane.EpochS;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgelem-correction-");

    [Fact]
    public void A_late_reading_is_booked_as_a_correction_that_refers_to_its_interval_and_leaves_the_settlement_as_it_was()
    {
        using TestMarket market = Run(new MarketSetup(), late: [Lane.B]);

        LedgerRound correction = market.Ledger.ReadRounds().Single(round => round.Kind == "correction-1");
        Assert.Equal((IntervalS, "corrected", 320_000L), (correction.Interval.StartS, correction.Outcome, correction.Interval.RetailPriceMicroEurPerKwh));

        // 350 Wh counted less the estimate of 300 Wh: 180,000 J, bought from the retailer at 320,000 uEUR/kWh.
        Assert.Equal(
            [(Lane.B, 180_000L, 320_000L, -16_000L), ("retailer", -180_000, 320_000, 16_000)],
            market.Ledger.ReadSettlementLines(correction.RoundNumber).Where(line => line.Kind == "correction").Select(line => (line.Account, line.EnergyJ, line.PriceMicroEurPerKwh, line.AmountMicroEur)));
        Assert.True(market.Ledger.Verify().IsIntact);
    }

    [Fact]
    public void Late_or_on_time_every_account_ends_with_the_same_energy_and_money()
    {
        using TestMarket onTime = Run(new MarketSetup(), late: []);
        using TestMarket late = Run(new MarketSetup(), late: [Lane.A, Lane.B]);

        Assert.DoesNotContain(onTime.Ledger.ReadRounds(), round => round.Kind.StartsWith("correction", StringComparison.Ordinal));
        Assert.Equal(Balances(onTime), Balances(late));
        Assert.Equal(0, Balances(late).Sum(account => account.AmountMicroEur));
    }

    [Fact]
    public void Readings_that_come_with_different_settlements_are_corrections_with_numbers_of_their_own()
    {
        using TestMarket market = new();
        Trade(market);
        market.AdvanceTo(IntervalS + 961);
        market.B.Energy(IntervalS, 2_350, 0);
        market.AdvanceTo(IntervalS + 1_861); // settles the next interval, on estimates
        market.A.Energy(IntervalS, 1_000, 790);
        market.AdvanceTo(IntervalS + 2_761);

        Assert.Equal(["correction-1", "correction-2"], Corrections(market));
        Assert.True(market.Ledger.Verify().IsIntact);
    }

    [Fact]
    public void A_restart_between_settlement_and_late_reading_changes_nothing()
    {
        string path = Path.Combine(_folder.FullName, "ledger.db");
        using (TestMarket first = new(new MarketSetup { LedgerPath = path }))
        {
            Trade(first);
            first.AdvanceTo(IntervalS + 970);
        }

        using TestMarket second = new(new MarketSetup { LedgerPath = path, StartS = IntervalS + 980 });
        second.A.Boot = second.B.Boot = second.C.Boot = "b2";
        using TestMarket uninterrupted = new();
        Trade(uninterrupted);
        uninterrupted.AdvanceTo(IntervalS + 980);
        foreach (TestMarket market in new[] { second, uninterrupted })
        {
            market.B.Energy(IntervalS, 2_350, 0);
            ReportAll(market, IntervalS + 900, 2_350);
            market.AdvanceTo(IntervalS + 1_900);
        }

        Assert.Equal(["correction-1"], Corrections(second));
        Assert.Equal(Balances(uninterrupted), Balances(second));
        Assert.Equal(uninterrupted.Ledger.Head, second.Ledger.Head);
    }

    [Fact]
    public void A_restart_after_a_correction_does_not_book_it_again()
    {
        string path = Path.Combine(_folder.FullName, "twice.db");
        (string Account, long EnergyJ, long AmountMicroEur)[] before;
        using (TestMarket first = Run(new MarketSetup { LedgerPath = path }, late: [Lane.B]))
        {
            before = Balances(first);
        }

        using TestMarket second = new(new MarketSetup { LedgerPath = path, StartS = IntervalS + 2_000 });
        second.AdvanceTo(IntervalS + 2_010);

        Assert.Equal(before, Balances(second));
        Assert.Equal(["correction-1"], Corrections(second));
    }

    [Fact]
    public void A_late_reading_of_an_interval_that_was_never_settled_is_made_up_for_in_the_next_settlement()
    {
        string path = Path.Combine(_folder.FullName, "gap.db");
        Run(new MarketSetup { LedgerPath = path }, late: []).Dispose();

        // No gateway for ten intervals; the reading of the fifth comes afterwards.
        using TestMarket second = new(new MarketSetup { LedgerPath = path, StartS = IntervalS + 9_950 });
        second.A.Boot = second.B.Boot = second.C.Boot = "b2";
        second.B.Energy(IntervalS + 4_500, 2_900, 0);
        second.AdvanceTo(IntervalS + 11_000);

        Assert.Empty(Corrections(second));
        MeterReadingRecord late = second.Ledger.ReadRounds().Where(round => round.Kind == "settlement")
            .SelectMany(round => second.Ledger.ReadMeterReadings(round.RoundNumber)).Single(row => row is { NodeId: Lane.B, Quality: "late" });
        Assert.Equal(550 * 3_600, late.SettledJ); // 2,900 - 2,350 Wh
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The traded interval and the one after it; the named houses report the first one's counters after it was settled.</summary>
    private static TestMarket Run(MarketSetup setup, string[] late)
    {
        var market = new TestMarket(setup);
        Trade(market);
        market.AdvanceTo(IntervalS + 900);
        Report(market, house => !late.Contains(house));
        market.AdvanceTo(IntervalS + 961);
        Report(market, late.Contains);
        ReportAll(market, IntervalS + 900, 2_350);
        market.AdvanceTo(IntervalS + 1_861);
        return market;
    }

    private static void Trade(TestMarket market)
    {
        market.A.Offer(IntervalS, 1_200, 100_000);
        market.B.Bid(IntervalS, 1_200, 300_000);
        market.AdvanceTo(IntervalS);
        LaneEvening.ReportCounters(market, IntervalS - 900, (1_000, 500), (2_000, 0), (3_000, 0));
    }

    private static void Report(TestMarket market, Func<string, bool> reports)
    {
        foreach ((TestNode node, long importWh, long exportWh) in new[] { (market.A, 1_000L, 800L), (market.B, 2_350, 0), (market.C, 3_000, 0) })
        {
            if (reports(node.Id))
            {
                node.Energy(IntervalS, importWh, exportWh);
            }
        }

        market.AdvanceTo(market.Clock.NowS);
    }

    private static void ReportAll(TestMarket market, long intervalS, long importOfB)
    {
        market.AdvanceTo(intervalS + 900);
        LaneEvening.ReportCounters(market, intervalS, (1_000, 800), (importOfB, 0), (3_000, 0));
    }

    private static string[] Corrections(TestMarket market) =>
        [.. market.Ledger.ReadRounds().Where(round => round.Interval.StartS == IntervalS && round.Kind.StartsWith("correction", StringComparison.Ordinal)).Select(round => round.Kind)];

    private static (string Account, long EnergyJ, long AmountMicroEur)[] Balances(TestMarket market) =>
    [
        .. market.Ledger.ReadRounds().SelectMany(round => market.Ledger.ReadSettlementLines(round.RoundNumber)).GroupBy(line => line.Account)
            .Select(account => (account.Key, account.Sum(line => line.EnergyJ), account.Sum(line => line.AmountMicroEur))).Order(),
    ];
}
