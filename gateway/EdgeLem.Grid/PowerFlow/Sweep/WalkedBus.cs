namespace EdgeLem.Grid;

/// <summary>A bus that is reached step by step.</summary>
internal sealed record WalkedBus
{
    public required int Bus { get; init; }

    /// <summary>Bus index of the parent; -1 for a source's bus.</summary>
    public required int Parent { get; init; }

    /// <summary>Bus index of the child that leads to loads; -1 when none does.</summary>
    public required int LiveChild { get; init; }

    /// <summary>Where the child's current transfer begins; -1 for the identity.</summary>
    public required int ChildMatrixAt { get; init; }

    public required int MatrixAt { get; init; }

    /// <summary>Open-circuit voltages of a source's bus; null below.</summary>
    public required double[]? Open { get; init; }
}
