namespace EdgeLem.Sim.Devices;

/// <summary>Exception codes of a Modbus reply (Modbus Application Protocol V1.1b3, section 7).</summary>
public enum ModbusExceptionCode
{
    /// <summary>No exception: the request is served.</summary>
    None = 0,

    /// <summary>The device does not know the function code.</summary>
    IllegalFunction = 0x01,

    /// <summary>A register of the request does not exist or must not be written.</summary>
    IllegalAddress = 0x02,

    /// <summary>A count, length or value is outside what the device takes.</summary>
    IllegalValue = 0x03,

    /// <summary>The device failed while it served the request.</summary>
    DeviceFailure = 0x04,

    /// <summary>The device is busy; the master should ask again.</summary>
    Busy = 0x06,

    /// <summary>A gateway has no device of the asked unit id behind it.</summary>
    GatewayTargetFailed = 0x0B,
}
