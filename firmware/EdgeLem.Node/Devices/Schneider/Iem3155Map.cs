using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Schneider Electric iEM3155 and iEM3255, three lines with neutral. Powers are kW and kvar; counters are 64-bit integers in Wh; not-a-number means not
    /// available. The manual's register numbers are one higher than the wire addresses. Reactive power is given for all lines together only.
    /// Source: Schneider Electric iEM3000 series user manual DOCA0005.
    /// </summary>
    internal static class Iem3155Map
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("schneider_iem3155", "Schneider iEM3155")
            {
                Source = "Schneider Electric iEM3000 series user manual DOCA0005", Lines = 3, Function = ModbusFunction.ReadHoldingRegisters, WordOrder = WordOrder.Abcd,
                MaximumRegisters = 125, MaximumGap = 8, BaudRate = 19200, SerialFormat = "8E1",
            };
            map.IdentifyByText(ModbusFunction.ReadHoldingRegisters, 0x0031, 20, "iEM31", "iEM32");

            //          quantity                     address  type                unit
            map.PerLine(MeterQuantity.Current,       2999, RegisterType.Float32, 1);        // A
            map.PerLine(MeterQuantity.Voltage,       3027, RegisterType.Float32, 1);        // V
            map.PerLine(MeterQuantity.ActivePower,   3053, RegisterType.Float32, 1000);     // kW
            map.Whole(MeterQuantity.ReactivePower,   3067, RegisterType.Float32, 1000);     // kvar
            map.Whole(MeterQuantity.Frequency,       3109, RegisterType.Float32, 1);        // Hz
            map.Whole(MeterQuantity.ImportEnergy,    3203, RegisterType.Int64,   1);        // Wh
            map.Whole(MeterQuantity.ExportEnergy,    3207, RegisterType.Int64,   1);        // Wh
            return map.Build();
        }
    }
}
