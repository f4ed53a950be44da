namespace EdgeLem.Grid;

/// <summary>The phases that a connection uses. Arrays elsewhere are indexed 0 = A, 1 = B, 2 = C.</summary>
[Flags]
public enum Phases
{
    /// <summary>No phase; never valid in a feeder.</summary>
    None = 0,

    /// <summary>Phase A, index 0.</summary>
    A = 1,

    /// <summary>Phase B, index 1.</summary>
    B = 2,

    /// <summary>Phase C, index 2.</summary>
    C = 4,

    /// <summary>All three phases.</summary>
    ABC = A | B | C,
}
