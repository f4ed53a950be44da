using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Carlo Gavazzi EM24 with Ethernet (E1), three lines with neutral. 32-bit numbers with the low word first. Counts export in application H only: register
    /// 0xA000 must be 7. Source: Carlo Gavazzi EM24-DIN E1 communication protocol.
    /// </summary>
    internal static class Em24EthernetMap
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("carlo_gavazzi_em24_e1", "Carlo Gavazzi EM24 E1")
            {
                Source = "Carlo Gavazzi EM24-DIN E1 communication protocol", Lines = 3, Function = ModbusFunction.ReadInputRegisters, WordOrder = WordOrder.Cdab,
                MaximumRegisters = 50, MaximumGap = 6, GreatestMeansNone = true,
            };
            map.IdentifyByCode(ModbusFunction.ReadInputRegisters, 0x000B, 1648, 1649, 1650, 1651, 1652, 1653);

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
