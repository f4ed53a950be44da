namespace EdgeLem.Grid;

/// <summary>
/// A spanning tree over the buses that conduct to a source (several sources: a forest), in an order in which every bus comes after its parent (depth first, so that a
/// chain of buses lies together in memory). A position is a place in that order. In a radial feeder every closed branch is an edge of it.
/// </summary>
internal sealed class FeederTree
{
    /// <summary>Bus index by position.</summary>
    public required int[] BusAt { get; init; }

    /// <summary>Position by bus index.</summary>
    public required int[] PositionOf { get; init; }

    /// <summary>Position of the parent, by position; -1 for the bus of a source.</summary>
    public required int[] Parent { get; init; }

    /// <summary>Metres of line to the source, by bus index.</summary>
    public required double[] DistanceM { get; init; }

    /// <summary>Closed branches are edges of the tree, one or several in parallel between a bus and its parent, and no bus has two sources above it.</summary>
    public required bool IsRadial { get; init; }
}
