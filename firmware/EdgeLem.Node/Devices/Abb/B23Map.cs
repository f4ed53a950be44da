using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// ABB B23 and B24, three lines with neutral. Integers with the high word first; a value that the meter does not have reads all ones, or 0x7FFF... where it
    /// is signed. Counters are 64-bit in steps of 10 Wh. Source: ABB B23/B24 user manual, communication with Modbus.
    /// </summary>
    internal static class B23Map
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("abb_b23_b24", "ABB B23/B24")
            {
                Source = "ABB B23/B24 user manual, communication with Modbus", Lines = 3, Function = ModbusFunction.ReadHoldingRegisters, WordOrder = WordOrder.Abcd,
                MaximumRegisters = 125, MaximumGap = 8, BaudRate = 19200, SerialFormat = "8E1", GreatestMeansNone = true,
            };
            map.IdentifyByText(ModbusFunction.ReadHoldingRegisters, 0x8960, 6, "B23", "B24");

            //          quantity                     address  type                unit
            map.Whole(MeterQuantity.ImportEnergy,    0x5000, RegisterType.UInt64, 10);      // 0.01 kWh
            map.Whole(MeterQuantity.ExportEnergy,    0x5004, RegisterType.UInt64, 10);      // 0.01 kWh
            map.PerLine(MeterQuantity.Voltage,       0x5B00, RegisterType.UInt32, 0.1);     // 0.1 V
            map.PerLine(MeterQuantity.Current,       0x5B0C, RegisterType.UInt32, 0.01);    // 0.01 A
            map.PerLine(MeterQuantity.ActivePower,   0x5B16, RegisterType.Int32,  0.01);    // 0.01 W
            map.PerLine(MeterQuantity.ReactivePower, 0x5B1E, RegisterType.Int32,  0.01);    // 0.01 var
            map.Whole(MeterQuantity.Frequency,       0x5B2C, RegisterType.UInt16, 0.01);    // 0.01 Hz
            return map.Build();
        }
    }
}
