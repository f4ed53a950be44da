using System.Collections.Immutable;
using EdgeLem.Gateway;
using EdgeLem.Grid;

namespace EdgeLem.Sim.Comparing.Recording;

/// <summary>The orders of a run, taken once, for any number of market designs to clear.</summary>
internal sealed record RecordedMarket
{
    /// <summary>The feeder.</summary>
    public required Feeder Feeder { get; init; }

    /// <summary>The limits of the network.</summary>
    public required NetworkLimits Limits { get; init; }

    /// <summary>The nodes, one per home.</summary>
    public required ImmutableArray<RegisteredNode> Nodes { get; init; }

    /// <summary>The intervals in order of time.</summary>
    public required ImmutableArray<RecordedInterval> Intervals { get; init; }
}
