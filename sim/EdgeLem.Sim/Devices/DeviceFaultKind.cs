namespace EdgeLem.Sim.Devices;

/// <summary>How a virtual device misbehaves.</summary>
public enum DeviceFaultKind
{
    /// <summary>The device is healthy.</summary>
    None = 0,

    /// <summary>Requests are consumed and never answered.</summary>
    Silent,

    /// <summary>Requests, all or a share of them, are answered with one exception code.</summary>
    ExceptionReply,

    /// <summary>The readings stay what they were when the fault began; the plant goes on underneath.</summary>
    FrozenValues,

    /// <summary>Float readings go out low word first (CDAB). Meters only; other devices ignore it.</summary>
    WrongWordOrder,

    /// <summary>Float readings go out as NaN. Meters only; other devices ignore it.</summary>
    NotANumber,

    /// <summary>As <see cref="Silent"/> while it lasts; when it ends, volatile settings are at their defaults and counters go on.</summary>
    Reboot,

    /// <summary>The energy counters stay what they were when the fault began while everything else moves, and jump to the truth at the end. Meters only; other devices ignore it.</summary>
    StuckCounter,

    /// <summary>The energy counters show what was counted since the fault began, as after a roll-over. Meters only; other devices ignore it.</summary>
    CounterRollOver,

    /// <summary>The energy counters read 0, as from an exchanged meter. Meters only; other devices ignore it.</summary>
    ZeroCounters,
}
