using EdgeLem.Modbus;
using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>The bus of a node: how it is reached.</summary>
public sealed record BusSettings
{
    /// <summary>How frames travel.</summary>
    public required ModbusLinkKind Kind { get; init; }

    /// <summary>Name or address of the device or gateway; empty with a serial line.</summary>
    public string Host { get; init; } = "";

    /// <summary>TCP port, 1 to 65535; Modbus TCP has 502.</summary>
    public int Port { get; init; } = 502;

    /// <summary>The serial line, also the one behind a gateway that passes its bytes on; without meaning with Modbus TCP.</summary>
    public SerialSettings Serial { get; init; } = new() { Path = "" };

    /// <summary>Time-outs and retries of this link.</summary>
    public ModbusMasterOptions Timing => ModbusLink.OptionsFor(Kind, Serial.BaudRate);

    /// <summary>As people write it.</summary>
    public string Name => Kind == ModbusLinkKind.Rtu ? Serial.ToString() : $"{(Kind == ModbusLinkKind.Tcp ? "tcp" : "rtu-over-tcp")} {Host}:{Port}";

    /// <summary>Makes a master and what moves its bytes; the port is opened by the pump's first service.</summary>
    /// <param name="timing">Time-outs and retries; null for <see cref="Timing"/>.</param>
    public BusLine Open(ModbusMasterOptions? timing = null)
    {
        ModbusMaster master = ModbusLink.CreateMaster(Kind, timing ?? Timing);
        bool isSerial = Kind == ModbusLinkKind.Rtu;
        IBusPort port = isSerial ? new SerialLine(Serial) : new TcpPort(Host, Port);
        return new BusLine(master, new ModbusPump(master, port, isSerial ? PumpOptions.ForSerial : PumpOptions.ForTcp));
    }
}
