namespace EdgeLem.Sim.Devices.Faults;

/// <summary>One fault of one device or line, with its parameters. What a kind does not use has no meaning for it.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record BusFault(BusFaultKind Kind)
{
    /// <summary>Share of the replies that it hits, 0 to 1; default 1 where everything is hit by nature, 0.2 otherwise.</summary>
    public double Rate { get; init; } = Kind is BusFaultKind.Noise or BusFaultKind.Truncate or BusFaultKind.Late or BusFaultKind.Merged ? 0.2 : 1;

    /// <summary>Delay of a reply (late, slow) in ms, 0 to 60000; default 400 for late replies and 200 for a slow device.</summary>
    public int DelayMs { get; init; } = Kind == BusFaultKind.Late ? 400 : Kind == BusFaultKind.Slow ? 200 : 0;

    /// <summary>How many bytes of noise come, or of a reply or an echo are lost at most, 0 to 64; default 4 for noise, 2 for truncated replies, 0 for an echo.</summary>
    public int Bytes { get; init; } = Kind == BusFaultKind.Noise ? 4 : Kind == BusFaultKind.Truncate ? 2 : 0;

    /// <summary>Exception code, 1 to 255; default 4, device failure.</summary>
    public byte Code { get; init; } = (byte)ModbusExceptionCode.DeviceFailure;

    /// <summary>First instant in s since the start; default 0.</summary>
    public double FromS { get; init; }

    /// <summary>First instant at which it is over, in s since the start; default never.</summary>
    public double UntilS { get; init; } = double.PositiveInfinity;

    /// <summary>Period in s at which it comes back, counted from <see cref="FromS"/>; 0 for once. Default 300 for a restart.</summary>
    public double EveryS { get; init; } = Kind == BusFaultKind.Reboot ? 300 : 0;

    /// <summary>How long it lasts each time when it comes back, in s; default 20.</summary>
    public double LastsS { get; init; } = 20;

    /// <summary>Seed of its chance; default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether it needs a serial line: frames without length and transaction id.</summary>
    public bool NeedsLine => Kind is BusFaultKind.Noise or BusFaultKind.Truncate or BusFaultKind.Echo or BusFaultKind.Merged or BusFaultKind.Duplicate;

    /// <summary>Whether it acts on the way of the reply and not in the device.</summary>
    public bool IsOnTheWay => NeedsLine || Kind is BusFaultKind.Late or BusFaultKind.Slow;

    /// <summary>Whether it acts at an instant.</summary>
    /// <param name="seconds">Seconds since the start.</param>
    public bool IsActiveAt(double seconds)
    {
        bool isInside = seconds >= FromS && seconds < UntilS;
        return isInside && (EveryS <= 0 || (seconds - FromS) % EveryS < LastsS);
    }

    /// <summary>The fault of a register device that does the same; <see cref="DeviceFault.None"/> for faults on the way.</summary>
    public DeviceFault AsDeviceFault() => Kind switch
    {
        BusFaultKind.Exception => DeviceFault.ExceptionReply((ModbusExceptionCode)Code) with { Rate = Rate, Seed = Seed },
        BusFaultKind.Dead => DeviceFault.Silent,
        BusFaultKind.Reboot => DeviceFault.Reboot,
        BusFaultKind.Frozen => DeviceFault.FrozenValues,
        BusFaultKind.Stuck => DeviceFault.StuckCounter,
        BusFaultKind.RollOver => DeviceFault.CounterRollOver,
        BusFaultKind.WordOrder => DeviceFault.WrongWordOrder,
        BusFaultKind.NotANumber => DeviceFault.NotANumber,
        _ => DeviceFault.None,
    };
}
