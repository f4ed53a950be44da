using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Growatt with RTU Protocol II: MIC, MIN, MID, MOD, MAX TL-X. High register first. At most 45 registers a read, for old firmware. The rated power is not given: it is
    /// configured. Source: Growatt Inverter Modbus RTU Protocol II V1.24 and V1.39.
    /// </summary>
    /// <remarks>
    /// Registers 3 and 4 are volatile as long as register 2 is 0. Register 89, the sign of the reactive power, and 3000 are kept: 0 var leaves 89 as it is.
    /// </remarks>
    internal static class GrowattMap
    {
        private const int LineStep = 4;

        public static InverterMap Create()
        {
            var map = new InverterMap("growatt", "Growatt TL-X (Protocol II)", "Growatt Inverter Modbus RTU Protocol II V1.24, V1.39")
            {
                MaximumRegisters = 45, MaximumGap = 4,
            };

            AddTelemetry(map);
            map.Input(InverterQuantity.State,              0,    RegisterType.UInt16, 1);
            map.Setpoint(InverterQuantity.CommandMemory,   2,    RegisterType.UInt16, RegisterMemory.Undocumented);
            map.Setpoint(InverterQuantity.LimitPercent,    3,    RegisterType.UInt16, RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.ReactivePercent, 4,    RegisterType.Int16,  RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.ReactiveMode,    89,   RegisterType.UInt16, RegisterMemory.Flash);
            map.Setpoint(InverterQuantity.FallbackPercent, 3000, RegisterType.UInt16, RegisterMemory.Flash).Scale = 0.1;
            return map;
        }

        /// <summary>The measurements, which the newer protocol has at the same place.</summary>
        public static void AddTelemetry(InverterMap map)
        {
            map.Input(InverterQuantity.ActivePower,        35,   RegisterType.UInt32, 0.1).Sign = -1;
            map.Input(InverterQuantity.Frequency,          37,   RegisterType.UInt16, 0.01);
            for (int line = 1; line <= InverterReading.Phases; line++)
            {
                int offset = (line - 1) * LineStep;
                AddLine(map, InverterQuantity.Voltage, line, 38 + offset);
                AddLine(map, InverterQuantity.Current, line, 39 + offset);
            }

            map.Input(InverterQuantity.Energy,             55,   RegisterType.UInt32, 100);     // 0.1 kWh
        }

        private static void AddLine(InverterMap map, InverterQuantity quantity, int line, int address)
        {
            map.AddLine(new InverterPoint(quantity, line, address, RegisterType.UInt16) { Function = ModbusFunction.ReadInputRegisters, Scale = 0.1 });
        }
    }
}
