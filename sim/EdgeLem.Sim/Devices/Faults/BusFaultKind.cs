namespace EdgeLem.Sim.Devices.Faults;

/// <summary>How a virtual device or the line to it misbehaves. Parameters and their defaults stand in docs/bus.md.</summary>
public enum BusFaultKind
{
    /// <summary>Random bytes before, inside or behind replies. Line.</summary>
    Noise,

    /// <summary>Replies lose their last bytes, as when a driver lets the bus go too early. Line.</summary>
    Truncate,

    /// <summary>The request comes back in front of the reply, whole or in part. Line.</summary>
    Echo,

    /// <summary>Some replies come later than the master waits. Any link.</summary>
    Late,

    /// <summary>Some replies are held and come in one piece with the next one. Line.</summary>
    Merged,

    /// <summary>Every reply takes its time. Any link.</summary>
    Slow,

    /// <summary>A second device of the same unit id answers at the same time: the bits of both mix. Line.</summary>
    Duplicate,

    /// <summary>Requests are refused with an exception code. Device.</summary>
    Exception,

    /// <summary>No answer at all. Device.</summary>
    Dead,

    /// <summary>The device restarts: silence, then volatile settings are lost and counters kept. Device.</summary>
    Reboot,

    /// <summary>Readings stay what they were. Device.</summary>
    Frozen,

    /// <summary>Counters stay what they were while the other readings move. Device.</summary>
    Stuck,

    /// <summary>Counters begin again at zero. Device.</summary>
    RollOver,

    /// <summary>32-bit numbers come low word first. Device.</summary>
    WordOrder,

    /// <summary>Float readings are not a number. Device.</summary>
    NotANumber,
}
