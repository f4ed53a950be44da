using System.Collections.Immutable;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Rounds;

/// <summary>A settled interval.</summary>
/// <param name="Settlement">Lines of all accounts.</param>
/// <param name="Meters">On which energy each node was settled, and why when it is an estimate.</param>
/// <param name="Readings">The counter readings received for the interval's end, by node.</param>
public sealed record SettledRound(SettlementResult Settlement, ImmutableArray<MeteredEnergy> Meters, IReadOnlyDictionary<string, MeterReading> Readings)
{
    /// <summary>Readings of earlier intervals that came since the settlement before, in order of node and time; <see cref="Meters"/> contains what they brought.</summary>
    public ImmutableArray<LateReading> Late { get; init; } = [];
}
