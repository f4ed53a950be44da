using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Shelly Pro 3EM in its three-phase profile, over Modbus TCP. Floats with the low word first; the documentation's 3xxxx numbers are wire address + 30000.
    /// It knows no reactive power. Source: Shelly API documentation, components EM and EMData, Modbus registers.
    /// </summary>
    /// <remarks>Its energies are sums of what each phase imported and exported, not the balance of the three phases: not what a balancing meter counts.</remarks>
    internal static class Pro3EmMap
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("shelly_pro_3em", "Shelly Pro 3EM")
            {
                Source = "Shelly API documentation, EM and EMData", Lines = 3, Function = ModbusFunction.ReadInputRegisters, WordOrder = WordOrder.Cdab,
                MaximumRegisters = 125, MaximumGap = 0,
            };
            map.IdentifyByText(ModbusFunction.ReadInputRegisters, 6, 10, "SPEM-003");

            for (int line = 1; line <= 3; line++)
            {
                int block = 1020 + (20 * (line - 1));
                map.Add(MeterQuantity.Voltage,     line, block,     RegisterType.Float32);  // V
                map.Add(MeterQuantity.Current,     line, block + 2, RegisterType.Float32);  // A
                map.Add(MeterQuantity.ActivePower, line, block + 4, RegisterType.Float32);  // W
            }

            map.Whole(MeterQuantity.Frequency,       1033, RegisterType.Float32, 1);        // Hz, of phase A
            map.Whole(MeterQuantity.ImportEnergy,    1162, RegisterType.Float32, 1);        // Wh
            map.Whole(MeterQuantity.ExportEnergy,    1164, RegisterType.Float32, 1);        // Wh
            return map.Build();
        }
    }
}
