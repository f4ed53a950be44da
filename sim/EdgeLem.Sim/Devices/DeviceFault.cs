namespace EdgeLem.Sim.Devices;

/// <summary>A fault that a scenario injects into one virtual device.</summary>
/// <param name="Kind">What the device does wrong.</param>
/// <param name="Code">The answer of <see cref="DeviceFaultKind.ExceptionReply"/>; <see cref="ModbusExceptionCode.None"/> otherwise.</param>
public readonly record struct DeviceFault(DeviceFaultKind Kind, ModbusExceptionCode Code)
{
    /// <summary>The healthy device.</summary>
    public static DeviceFault None => default;

    /// <summary>No answer at all.</summary>
    public static DeviceFault Silent => new(DeviceFaultKind.Silent, ModbusExceptionCode.None);

    /// <summary>Readings that no longer move.</summary>
    public static DeviceFault FrozenValues => new(DeviceFaultKind.FrozenValues, ModbusExceptionCode.None);

    /// <summary>Floats with swapped words.</summary>
    public static DeviceFault WrongWordOrder => new(DeviceFaultKind.WrongWordOrder, ModbusExceptionCode.None);

    /// <summary>Floats that are NaN.</summary>
    public static DeviceFault NotANumber => new(DeviceFaultKind.NotANumber, ModbusExceptionCode.None);

    /// <summary>Energy counters that no longer move.</summary>
    public static DeviceFault StuckCounters => new(DeviceFaultKind.StuckCounters, ModbusExceptionCode.None);

    /// <summary>Energy counters that read 0.</summary>
    public static DeviceFault ZeroCounters => new(DeviceFaultKind.ZeroCounters, ModbusExceptionCode.None);

    /// <summary>One exception code for every request.</summary>
    /// <param name="code">The code, for example <see cref="ModbusExceptionCode.DeviceFailure"/> or <see cref="ModbusExceptionCode.Busy"/>.</param>
    public static DeviceFault ExceptionReply(ModbusExceptionCode code) => new(DeviceFaultKind.ExceptionReply, code);
}
