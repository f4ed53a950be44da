using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles.Contracts;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Market;

namespace EdgeLem.Gateway.MarketFiles.Intervals;

/// <summary>One interval with everything that it is cleared on.</summary>
internal sealed record OpenInterval
{
    /// <summary>What the market design is run on; its book has the divisible orders.</summary>
    public required MarketCase Case { get; init; }

    /// <summary>The orders that take part, and the blocks that have power in it.</summary>
    public required FileBook Book { get; init; }

    /// <summary>The orders that do not, with the reason.</summary>
    public required IReadOnlyDictionary<FileOrder, OrderAbsence> Absent { get; init; }

    /// <summary>Where the contracts of the file stand.</summary>
    public required ImmutableArray<ContractStanding> Contracts { get; init; }

    /// <summary>The feeder with its base load and what contracts deliver; null without one.</summary>
    public required FileFeeder? Feeder { get; init; }
}
