namespace EdgeLem.Grid;

/// <summary>A point of a bus that a conductor can be connected to. The numbers are OpenDSS's node numbers.</summary>
public enum Terminal
{
    /// <summary>Earth, the reference of all voltages; every bus has it and it carries no voltage.</summary>
    Earth = 0,

    /// <summary>Phase A, index 0.</summary>
    A = 1,

    /// <summary>Phase B, index 1.</summary>
    B = 2,

    /// <summary>Phase C, index 2.</summary>
    C = 3,

    /// <summary>The neutral conductor, index 3, where it is modelled explicitly.</summary>
    N = 4,
}
