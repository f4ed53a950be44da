namespace EdgeLem.Sim.Devices.Lines;

/// <summary>How virtual devices are reached.</summary>
public enum DeviceTransportKind
{
    /// <summary>Modbus TCP.</summary>
    Tcp,

    /// <summary>RTU frames over a pseudo-terminal.</summary>
    Rtu,

    /// <summary>RTU frames over TCP.</summary>
    RtuOverTcp,
}
