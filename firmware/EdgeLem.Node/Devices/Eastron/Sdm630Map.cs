using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Eastron SDM630-Modbus, three lines with neutral or fewer. Counts in load reference. Even addresses and counts only; at most 80 registers a read.
    /// Source: Eastron SDM630-Modbus protocol V2.0; the meter code is known from meters in the field only.
    /// </summary>
    /// <remarks>A counter is a float32 in kWh: above 16384 kWh it moves in steps of about 2 Wh, above 131072 kWh of about 16 Wh.</remarks>
    internal static class Sdm630Map
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("eastron_sdm630", "Eastron SDM630")
            {
                Source = "Eastron SDM630-Modbus protocol V2.0", Lines = 3, Function = ModbusFunction.ReadInputRegisters, WordOrder = WordOrder.Abcd,
                MaximumRegisters = 80, Alignment = 2, MaximumGap = 10, BaudRate = 9600, SerialFormat = "8N1",
            };
            map.IdentifyByCode(ModbusFunction.ReadHoldingRegisters, 0xFC02, 0x0070);

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
