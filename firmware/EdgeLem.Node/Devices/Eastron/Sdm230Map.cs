using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Eastron SDM230-Modbus, one line. Counts in load reference. At most 60 registers a read; no meter code is documented.
    /// Source: Eastron SDM230-Modbus protocol V1.1.
    /// </summary>
    internal static class Sdm230Map
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("eastron_sdm230", "Eastron SDM230")
            {
                Source = "Eastron SDM230-Modbus protocol V1.1", Lines = 1, Function = ModbusFunction.ReadInputRegisters, WordOrder = WordOrder.Abcd,
                MaximumRegisters = 60, Alignment = 2, MaximumGap = 10, BaudRate = 9600, SerialFormat = "8N1",
            };

            //          quantity                     address  type                 unit
            map.PerLine(MeterQuantity.Voltage,       0x0000, RegisterType.Float32, 1);      // V
            map.PerLine(MeterQuantity.Current,       0x0006, RegisterType.Float32, 1);      // A
            map.PerLine(MeterQuantity.ActivePower,   0x000C, RegisterType.Float32, 1);      // W
            map.PerLine(MeterQuantity.ReactivePower, 0x0018, RegisterType.Float32, 1);      // var
            map.Whole(MeterQuantity.Frequency,       0x0046, RegisterType.Float32, 1);      // Hz
            map.Whole(MeterQuantity.ImportEnergy,    0x0048, RegisterType.Float32, 1000);   // kWh
            map.Whole(MeterQuantity.ExportEnergy,    0x004A, RegisterType.Float32, 1000);   // kWh
            return map.Build();
        }
    }
}
