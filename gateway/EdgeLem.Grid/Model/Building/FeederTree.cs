namespace EdgeLem.Grid;

/// <summary>
/// The low-voltage buses as a tree, in an order in which every bus comes after its parent (depth first, so that a chain of buses lies
/// together in memory). A position is a place in that order; position 0 is the transformer's low-voltage bus.
/// </summary>
internal sealed class FeederTree
{
    /// <summary>Bus index by position.</summary>
    public required int[] BusAt { get; init; }

    /// <summary>Position by bus index; -1 for the high-voltage bus.</summary>
    public required int[] PositionOf { get; init; }

    /// <summary>Position of the parent, by position; -1 for the root.</summary>
    public required int[] Parent { get; init; }

    /// <summary>Index of the line to the parent, by position; -1 for the root.</summary>
    public required int[] LineAt { get; init; }

    /// <summary>Position of the end that is farther from the transformer, by line index.</summary>
    public required int[] PositionOfLine { get; init; }

    /// <summary>+1 when the line is written from the transformer outwards, -1 otherwise, by line index.</summary>
    public required int[] DirectionOfLine { get; init; }

    /// <summary>Metres of line to the transformer, by bus index.</summary>
    public required double[] DistanceM { get; init; }
}
