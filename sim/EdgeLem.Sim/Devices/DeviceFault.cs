namespace EdgeLem.Sim.Devices;

/// <summary>A fault that a scenario injects into one virtual device.</summary>
/// <param name="Kind">What the device does wrong.</param>
/// <param name="Code">The answer of <see cref="DeviceFaultKind.ExceptionReply"/>; <see cref="ModbusExceptionCode.None"/> otherwise.</param>
public readonly record struct DeviceFault(DeviceFaultKind Kind, ModbusExceptionCode Code)
{
    // 0 stands for "always", so that the default value is a fault that hits every request.
    private readonly double _spared;

    /// <summary>The healthy device.</summary>
    public static DeviceFault None => default;

    /// <summary>No answer at all.</summary>
    public static DeviceFault Silent => new(DeviceFaultKind.Silent, ModbusExceptionCode.None);

    /// <summary>Silence while it lasts; when it is over, volatile settings are lost and counters kept.</summary>
    public static DeviceFault Reboot => new(DeviceFaultKind.Reboot, ModbusExceptionCode.None);

    /// <summary>Readings that no longer move.</summary>
    public static DeviceFault FrozenValues => new(DeviceFaultKind.FrozenValues, ModbusExceptionCode.None);

    /// <summary>Energy counters that no longer move while the other readings do.</summary>
    public static DeviceFault StuckCounter => new(DeviceFaultKind.StuckCounter, ModbusExceptionCode.None);

    /// <summary>Energy counters that begin again at zero.</summary>
    public static DeviceFault CounterRollOver => new(DeviceFaultKind.CounterRollOver, ModbusExceptionCode.None);

    /// <summary>Floats with swapped words.</summary>
    public static DeviceFault WrongWordOrder => new(DeviceFaultKind.WrongWordOrder, ModbusExceptionCode.None);

    /// <summary>Floats that are NaN.</summary>
    public static DeviceFault NotANumber => new(DeviceFaultKind.NotANumber, ModbusExceptionCode.None);

    /// <summary>Energy counters that read 0.</summary>
    public static DeviceFault ZeroCounters => new(DeviceFaultKind.ZeroCounters, ModbusExceptionCode.None);

    /// <summary>Share of the requests that an <see cref="DeviceFaultKind.ExceptionReply"/> refuses, 0 to 1; default 1.</summary>
    public double Rate
    {
        get => 1 - _spared;
        init => _spared = 1 - value;
    }

    /// <summary>Seed of the chance behind <see cref="Rate"/>.</summary>
    public int Seed { get; init; }

    /// <summary>One exception code for every request.</summary>
    /// <param name="code">The code, for example <see cref="ModbusExceptionCode.DeviceFailure"/> or <see cref="ModbusExceptionCode.Busy"/>.</param>
    public static DeviceFault ExceptionReply(ModbusExceptionCode code) => new(DeviceFaultKind.ExceptionReply, code);
}
