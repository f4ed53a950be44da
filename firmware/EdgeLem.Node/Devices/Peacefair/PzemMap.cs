using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Peacefair PZEM-004T V3 and PZEM-016, one line. 32-bit numbers with the low word first. It has no direction: power and energy are magnitudes, so it
    /// must not stand where power can flow out, and it knows no reactive power. Source: Peacefair PZEM-004T V3.0 user manual.
    /// </summary>
    internal static class PzemMap
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("pzem_004t_v3_016", "Peacefair PZEM-004T/016")
            {
                Source = "Peacefair PZEM-004T V3.0 user manual", Lines = 1, Function = ModbusFunction.ReadInputRegisters, WordOrder = WordOrder.Cdab,
                MaximumRegisters = 10, MaximumGap = 0, BaudRate = 9600, SerialFormat = "8N1",
            };

            //          quantity                     address  type                unit
            map.PerLine(MeterQuantity.Voltage,       0x0000, RegisterType.UInt16, 0.1);     // 0.1 V
            map.PerLine(MeterQuantity.Current,       0x0001, RegisterType.UInt32, 0.001);   // mA
            map.PerLine(MeterQuantity.ActivePower,   0x0003, RegisterType.UInt32, 0.1);     // 0.1 W, magnitude
            map.Whole(MeterQuantity.ImportEnergy,    0x0005, RegisterType.UInt32, 1);       // Wh, both directions
            map.Whole(MeterQuantity.Frequency,       0x0007, RegisterType.UInt16, 0.1);     // 0.1 Hz
            return map.Build();
        }
    }
}
