using System;

namespace EdgeLem.Modbus
{
    /// <summary>Masters by kind of link, so that a configuration names the kind and nothing else differs.</summary>
    public static class ModbusLink
    {
        /// <summary>Creates a master with the framing of a kind of link.</summary>
        /// <param name="kind">How frames travel.</param>
        /// <param name="options">Time-outs and retries.</param>
        /// <returns>An idle master.</returns>
        public static ModbusMaster CreateMaster(ModbusLinkKind kind, ModbusMasterOptions options)
        {
            return new ModbusMaster(kind == ModbusLinkKind.Tcp ? (IModbusFraming)new TcpFraming() : new RtuFraming(), options);
        }

        /// <summary>The usual options of a kind of link.</summary>
        /// <param name="kind">How frames travel.</param>
        /// <param name="baudRate">Speed of the serial line, 300 to 1000000 bit/s; for <see cref="ModbusLinkKind.Tcp"/> without meaning.</param>
        /// <returns>The options.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such kind, or no line has that speed.</exception>
        public static ModbusMasterOptions OptionsFor(ModbusLinkKind kind, int baudRate)
        {
            switch (kind)
            {
                case ModbusLinkKind.Rtu: return ModbusMasterOptions.ForSerial(baudRate);
                case ModbusLinkKind.Tcp: return ModbusMasterOptions.ForTcp();
                case ModbusLinkKind.RtuOverTcp: return ModbusMasterOptions.ForRtuOverTcp(baudRate);
                default: throw new ArgumentOutOfRangeException(nameof(kind), "A link is RTU, TCP or RTU over TCP.");
            }
        }
    }
}
