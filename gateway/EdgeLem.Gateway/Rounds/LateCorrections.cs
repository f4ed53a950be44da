using System.Collections.Immutable;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Corrections;

namespace EdgeLem.Gateway.Rounds;

/// <summary>Decides what late readings correct: the settled interval at whose end they were taken, at that interval's prices.</summary>
/// <param name="journal">Knows what was settled.</param>
/// <param name="intervalS">Length of the market's intervals, s.</param>
internal sealed class LateCorrections(RoundJournal journal, int intervalS)
{
    /// <summary>The corrections by late readings, in order of the intervals.</summary>
    /// <param name="late">Readings that were judged. One that is of no settled interval, from a time without gateway, is in none of the corrections.</param>
    public ImmutableArray<Correction> Of(IEnumerable<LateReading> late) =>
    [
        .. late.Where(reading => reading.EnergyJ != 0)
            .GroupBy(StartOf)
            .OrderBy(interval => interval.Key)
            .Select(interval => (Settled: journal.ReadSettled(interval.Key), Late: interval))
            .Where(interval => interval.Settled is not null)
            .Select(interval => Resettlement.Of(interval.Settled!, interval.Late)),
    ];

    /// <summary>Whether corrections hold what a late reading brought.</summary>
    /// <param name="corrections">The corrections of the readings with which it came.</param>
    /// <param name="reading">The reading.</param>
    public bool Hold(ImmutableArray<Correction> corrections, LateReading reading) => corrections.Any(correction => correction.Interval.StartS == StartOf(reading));

    private long StartOf(LateReading reading) => reading.Reading.TimeS - intervalS;
}
