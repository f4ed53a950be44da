namespace EdgeLem.Grid;

/// <summary>Where a terminal of a bus is in a state of eight doubles per place.</summary>
/// <param name="Phase">Lane of its real part; -1 when the bus is folded away.</param>
/// <param name="Neutral">Lane of the bus's neutral; -1 when it has none.</param>
/// <param name="BaseSquare">Square of the bus's base voltage, in V^2.</param>
internal readonly record struct LegPlace(int Phase, int Neutral, double BaseSquare)
{
    /// <summary>Whether a source stands at the bus.</summary>
    public bool IsAtSource { get; init; }
}
