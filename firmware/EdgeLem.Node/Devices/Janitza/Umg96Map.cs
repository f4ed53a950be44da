using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Janitza UMG 96 RM, three lines with neutral, by the common block from 19000 on. Source: Janitza UMG 96 RM Modbus address list.
    /// </summary>
    /// <remarks>
    /// Counters are float32 in Wh: above 16.7 MWh they move in steps of 2 Wh, above 134 MWh of 16 Wh. Some models of the family have the sums of energy
    /// elsewhere (UMG 806: 19062 and 19070): give those a map of their own.
    /// </remarks>
    internal static class Umg96Map
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("janitza_umg96", "Janitza UMG 96")
            {
                Source = "Janitza UMG 96 RM Modbus address list", Lines = 3, Function = ModbusFunction.ReadHoldingRegisters, WordOrder = WordOrder.Abcd,
                MaximumRegisters = 125, MaximumGap = 16, BaudRate = 19200, SerialFormat = "8N1",
            };

            //          quantity                     address  type                unit
            map.PerLine(MeterQuantity.Voltage,       19000, RegisterType.Float32, 1);       // V
            map.PerLine(MeterQuantity.Current,       19012, RegisterType.Float32, 1);       // A
            map.PerLine(MeterQuantity.ActivePower,   19020, RegisterType.Float32, 1);       // W
            map.PerLine(MeterQuantity.ReactivePower, 19036, RegisterType.Float32, 1);       // var
            map.Whole(MeterQuantity.Frequency,       19050, RegisterType.Float32, 1);       // Hz
            map.Whole(MeterQuantity.ImportEnergy,    19068, RegisterType.Float32, 1);       // Wh
            map.Whole(MeterQuantity.ExportEnergy,    19076, RegisterType.Float32, 1);       // Wh
            return map.Build();
        }
    }
}
