namespace EdgeLem.Modbus
{
    /// <summary>How Modbus frames travel.</summary>
    public enum ModbusLinkKind
    {
        /// <summary>RTU frames on a serial line.</summary>
        Rtu = 0,

        /// <summary>Modbus TCP: frames with MBAP header.</summary>
        Tcp = 1,

        /// <summary>RTU frames with check sum over a TCP connection, as transparent serial gateways want them.</summary>
        RtuOverTcp = 2,
    }
}
