namespace EdgeLem.Grid;

/// <summary>What a network check found wrong. The numbers are stable; they may be stored.</summary>
public enum ViolationKind
{
    /// <summary>The power flow has no solution, so nothing is known to be in order.</summary>
    NotConverged = 1,

    /// <summary>A phase voltage is below the band.</summary>
    Undervoltage = 2,

    /// <summary>A phase voltage is above the band.</summary>
    Overvoltage = 3,

    /// <summary>A line's phase current is above its rating.</summary>
    LineOvercurrent = 4,

    /// <summary>A phase current of the transformer's low-voltage side is above its rated current.</summary>
    TransformerOvercurrent = 5,

    /// <summary>The voltages of a bus are too unequal (VUF, negative over positive sequence).</summary>
    VoltageUnbalance = 6,
}
