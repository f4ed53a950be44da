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

    /// <summary>The current of a line's phase or neutral conductor is above its rating.</summary>
    LineOvercurrent = 4,

    /// <summary>A phase current of either side of a transformer is above its rated current.</summary>
    TransformerOvercurrent = 5,

    /// <summary>The voltages of a bus are too unequal (VUF, negative over positive sequence).</summary>
    VoltageUnbalance = 6,

    /// <summary>The neutral of a bus is too far from earth.</summary>
    NeutralVoltage = 7,

    /// <summary>The current of a switch's pole is above its rating.</summary>
    SwitchOvercurrent = 8,

    /// <summary>The feeder sends more upwards than is allowed.</summary>
    ReverseFlow = 9,

    /// <summary>The phase-to-neutral magnitudes of a bus are too unequal (PVUR).</summary>
    PhaseVoltageUnbalance = 10,

    /// <summary>The phase-to-phase magnitudes of a bus are too unequal (LVUR).</summary>
    LineVoltageUnbalance = 11,

    /// <summary>The zero-sequence voltage of a bus is too large (V0/V1).</summary>
    ZeroSequenceVoltage = 12,
}
