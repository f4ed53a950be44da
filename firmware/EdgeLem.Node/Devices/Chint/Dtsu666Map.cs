using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Chint DTSU666, standard firmware, three lines with neutral. Floats in small units: 0.1 V, mA, 0.1 W, 0.01 Hz; all secondary values, to be multiplied with
    /// the ratios of the current and voltage transformers, which this map reads. The meter may leave the factory in DL/T 645 mode, then it is silent.
    /// Source: Chint DTSU666 user manual ZTW0.464.0104.
    /// </summary>
    /// <remarks>The DTSU666-H that Huawei sells has another map.</remarks>
    internal static class Dtsu666Map
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("chint_dtsu666", "Chint DTSU666")
            {
                Source = "Chint DTSU666 user manual ZTW0.464.0104", Lines = 3, Function = ModbusFunction.ReadHoldingRegisters, WordOrder = WordOrder.Abcd,
                MaximumRegisters = 125, MaximumGap = 8, BaudRate = 9600, SerialFormat = "8N1",
            };

            //          quantity                     address  type                 unit
            map.Whole(MeterQuantity.CurrentRatio,    0x0006, RegisterType.UInt16,  1);
            map.Whole(MeterQuantity.VoltageRatio,    0x0007, RegisterType.UInt16,  0.1);
            map.Whole(MeterQuantity.ImportEnergy,    0x101E, RegisterType.Float32, 1000);   // kWh
            map.Whole(MeterQuantity.ExportEnergy,    0x1028, RegisterType.Float32, 1000);   // kWh
            map.PerLine(MeterQuantity.Voltage,       0x2006, RegisterType.Float32, 0.1);    // 0.1 V
            map.PerLine(MeterQuantity.Current,       0x200C, RegisterType.Float32, 0.001);  // mA
            map.PerLine(MeterQuantity.ActivePower,   0x2014, RegisterType.Float32, 0.1);    // 0.1 W
            map.PerLine(MeterQuantity.ReactivePower, 0x201C, RegisterType.Float32, 0.1);    // 0.1 var
            map.Whole(MeterQuantity.Frequency,       0x2044, RegisterType.Float32, 0.01);   // 0.01 Hz
            return map.Build();
        }
    }
}
