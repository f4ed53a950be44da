using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Carlo Gavazzi EM340 with its family EM330, ET330, ET340, EM530, EM540, and the EM24 with Ethernet (E1); three lines with neutral. 32-bit numbers with the
    /// low word first. Counts in load reference. At most 50 registers a read. Register 0x000B read alone is the identification code, read as a pair it is a
    /// voltage. Source: Carlo Gavazzi EM300 series communication protocol; EM24-DIN E1 communication protocol.
    /// </summary>
    /// <remarks>
    /// Counters move in steps of 100 Wh: below about 15 minutes of a small load they say little. The EM24 E1 counts export in application H only: its holding
    /// register 0xA000 must be 7.
    /// </remarks>
    internal static class Em340Map
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("carlo_gavazzi_em340_em24e1", "Carlo Gavazzi EM340/EM24 E1")
            {
                Source = "Carlo Gavazzi EM300 series communication protocol V2", Lines = 3, Function = ModbusFunction.ReadInputRegisters, WordOrder = WordOrder.Cdab,
                MaximumRegisters = 50, MaximumGap = 6, BaudRate = 9600, SerialFormat = "8N1", GreatestMeansNone = true,
            };
            map.IdentifyByCode(
                ModbusFunction.ReadInputRegisters, 0x000B,
                340, 341, 331, 332, 335, 336, 345, 346, 1744, 1745, 1746, 1747, 1760, 1761, 1762, 1763, 1648, 1649, 1650, 1651, 1652, 1653);

            //          quantity                     address  type                unit
            map.PerLine(MeterQuantity.Voltage,       0x0000, RegisterType.Int32,  0.1);     // 0.1 V
            map.PerLine(MeterQuantity.Current,       0x000C, RegisterType.Int32,  0.001);   // mA
            map.PerLine(MeterQuantity.ActivePower,   0x0012, RegisterType.Int32,  0.1);     // 0.1 W
            map.PerLine(MeterQuantity.ReactivePower, 0x001E, RegisterType.Int32,  0.1);     // 0.1 var
            map.Whole(MeterQuantity.Frequency,       0x0033, RegisterType.UInt16, 0.1);     // 0.1 Hz
            map.Whole(MeterQuantity.ImportEnergy,    0x0034, RegisterType.Int32,  100);     // 0.1 kWh
            map.Whole(MeterQuantity.ExportEnergy,    0x004E, RegisterType.Int32,  100);     // 0.1 kWh
            return map.Build();
        }
    }
}
