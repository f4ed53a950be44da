using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Sim.Endurance;

namespace EdgeLem.Sim.Tests.Endurance;

/// <summary>What the ledger's file says after a run, against what the meters show.</summary>
internal sealed class EnduranceOutcome
{
    private readonly EnduranceRun _run;
    private readonly IReadOnlyList<LedgerRound> _rounds;
    private readonly ILookup<string, MeterReadingRecord> _byNode;
    private readonly ILookup<string, MeterReadingRecord> _correctionsByNode;
    private readonly IReadOnlyList<long> _sumsMicroEur;
    private readonly LedgerVerification _verification;

    public EnduranceOutcome(EnduranceRun run, string ledgerPath)
    {
        _run = run;
        using SqliteLedger ledger = SqliteLedger.Open(ledgerPath, run.Genesis);
        Head = ledger.Head;
        _rounds = ledger.ReadRounds();
        LedgerRound[] settlements = [.. _rounds.Where(round => round.Kind == "settlement")];
        Rows =
        [
            .. settlements.SelectMany(round => ledger.ReadMeterReadings(round.RoundNumber).OrderBy(row => row.NodeId, StringComparer.Ordinal).ThenBy(row => row.ReadingTimeS ?? long.MaxValue)),
        ];
        _byNode = Rows.ToLookup(row => row.NodeId);
        LedgerRound[] corrections = [.. _rounds.Where(round => round.Kind.StartsWith("correction-", StringComparison.Ordinal))];
        _correctionsByNode = corrections.SelectMany(round => ledger.ReadMeterReadings(round.RoundNumber)).ToLookup(row => row.NodeId);
        _sumsMicroEur = [.. settlements.Concat(corrections).Select(round => ledger.ReadSettlementLines(round.RoundNumber).Sum(line => line.AmountMicroEur))];
        _verification = ledger.Verify();
    }

    public string Head { get; }

    /// <summary>Every node's rows of every settlement, in order of settlement, node and reading.</summary>
    public IReadOnlyList<MeterReadingRecord> Rows { get; }

    /// <summary>Σ settled and corrected = last - first counter, and the last counter is the one on the meter's display at the end of the run.</summary>
    public void AssertIsExact(int home)
    {
        MeterReadingRecord[] rows = [.. _byNode[_run.Homes[home].NodeId]];
        MeterReadingRecord first = rows.First(row => row.IsAccepted);
        MeterReadingRecord last = rows.Last(row => row.IsAccepted);
        (long importWh, long exportWh) = _run.Shown[_run.EndS][home];

        Assert.Equal((_run.EndS, importWh, exportWh), (last.ReadingTimeS, last.ImportWh, last.ExportWh));
        Assert.Equal(_run.Shown[first.ReadingTimeS!.Value][home], (first.ImportWh!.Value, first.ExportWh!.Value));
        long settledJ = rows.SkipWhile(row => row != first).Skip(1).Sum(row => row.SettledJ) + _correctionsByNode[first.NodeId].Sum(row => row.SettledJ);
        Assert.Equal((last.ImportWh - first.ImportWh - (last.ExportWh - first.ExportWh)) * 3600, settledJ);
        Assert.NotEqual(0, settledJ);
    }

    public void AssertEachOnce()
    {
        Assert.Equal(_rounds.Count, _rounds.Select(round => (round.Kind, round.Interval.StartS)).Distinct().Count());
        int settlements = _rounds.Count(round => round.Kind == "settlement");
        Assert.All(_byNode, node => Assert.Equal(settlements, node.Count(row => row.Quality != "late")));
    }

    public void AssertJudgedOnce()
    {
        foreach (IGrouping<string, MeterReadingRecord> node in _byNode)
        {
            long[] times = [.. node.Where(row => row.ReadingTimeS is not null).Select(row => row.ReadingTimeS!.Value)];
            Assert.Equal(times.Order().Distinct(), times);
        }
    }

    /// <summary>At most 24 kW and a quarter more, over the time since the reading that was accepted before; what follows a supposed exchange corrects it.</summary>
    public void AssertPossible()
    {
        foreach (IGrouping<string, MeterReadingRecord> node in _byNode)
        {
            long lastS = _run.EndS - (8 * 86_400);
            foreach (MeterReadingRecord row in node.Where(row => row.IsAccepted))
            {
                Assert.True(Math.Abs(row.SettledJ) <= 24_150 * 1.25 * Math.Max(86_400, row.ReadingTimeS!.Value - lastS), $"{row.NodeId} at {row.ReadingTimeS}: {row.SettledJ} J");
                lastS = row.ReadingTimeS.Value;
            }
        }
    }

    public void AssertBooksClose()
    {
        Assert.All(_sumsMicroEur, sum => Assert.Equal(0, sum));
        Assert.True(_verification.IsIntact);
    }
}
