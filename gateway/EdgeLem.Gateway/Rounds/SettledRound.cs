using System.Collections.Immutable;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Corrections;

namespace EdgeLem.Gateway.Rounds;

/// <summary>A settled interval.</summary>
/// <param name="Settlement">Lines of all accounts.</param>
/// <param name="Meters">On which energy each node was settled, and why when it is an estimate.</param>
/// <param name="Readings">The counter readings received for the interval's end, by node.</param>
public sealed record SettledRound(SettlementResult Settlement, ImmutableArray<MeteredEnergy> Meters, IReadOnlyDictionary<string, MeterReading> Readings)
{
    /// <summary>
    /// Readings of earlier intervals that came since the settlement before, in order of node and time, each with what it adds to <see cref="Meters"/>: 0 when a
    /// correction holds what it brought.
    /// </summary>
    public ImmutableArray<LateReading> Late { get; init; } = [];

    /// <summary>Corrections of earlier intervals by those readings, in order of the intervals; booked with this settlement.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];
}
