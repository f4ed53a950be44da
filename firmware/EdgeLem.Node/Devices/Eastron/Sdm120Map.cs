using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Eastron SDM120-Modbus, one line. Counts in load reference. Leaves the factory with 2400 baud; at most 80 registers a read.
    /// Source: Eastron SDM120-Modbus RTU protocol V2.5.
    /// </summary>
    internal static class Sdm120Map
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("eastron_sdm120", "Eastron SDM120")
            {
                Source = "Eastron SDM120-Modbus RTU protocol V2.5", Lines = 1, Function = ModbusFunction.ReadInputRegisters, WordOrder = WordOrder.Abcd,
                MaximumRegisters = 80, Alignment = 2, MaximumGap = 10, BaudRate = 2400, SerialFormat = "8N1",
            };
            map.IdentifyByCode(ModbusFunction.ReadHoldingRegisters, 0xFC02, 0x0020);

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
