namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// SMA's own Modbus profile (Sunny Boy, Sunny Tripower, Smart Energy, Sunny Boy Storage): unit id 3, TCP. High register first; values that do not exist read 0x80000000 or all
    /// ones, states 0x00FFFFFD. The rated power is not in the profile's common part: it is configured. Source: SMA Modbus profile, by way of evcc and the SVP energy lab.
    /// </summary>
    /// <remarks>
    /// The parameter memory is flash; 40149, 40151 and 40153 are for cyclic control, and so are the battery's limits from 40793 on, which the device drops unless they are
    /// repeated. Grid-code parameters need a Grid Guard code and are not written.
    /// </remarks>
    internal static class SmaProfileMap
    {
        private const ulong NoState = 0x00FFFFFD;

        public static InverterMap Create()
        {
            var map = new InverterMap("sma_modbus_profile", "SMA Modbus profile", "SMA Modbus profile; evcc sma-inverter-modbus and sma-hybrid; sunspec/svp_energy_lab")
            {
                UnitId = 3, MaximumGap = 8, SleepsWithoutPower = true,
            };

            //  quantity                                  address  type                 unit
            map.Holding(InverterQuantity.Energy,           30513, RegisterType.UInt64, 1);
            map.Holding(InverterQuantity.ActivePower,      30775, RegisterType.Int32,  1).Sign = -1;
            map.PerLine(InverterQuantity.Voltage, 3,       30783, RegisterType.UInt32, 0.01);
            map.Holding(InverterQuantity.Frequency,        30803, RegisterType.UInt32, 0.01);
            map.Holding(InverterQuantity.ReactivePower,    30805, RegisterType.Int32,  1).Sign = -1;
            map.Holding(InverterQuantity.StateOfCharge,    30845, RegisterType.UInt32, 1);
            map.Holding(InverterQuantity.BatteryCharge,    31393, RegisterType.UInt32, 1);
            map.Holding(InverterQuantity.BatteryDischarge, 31395, RegisterType.UInt32, 1);
            AddSetpoints(map);
            map.NoValue(RegisterType.UInt32, 0xFFFFFFFF);
            map.NoValue(RegisterType.Int32, 0x80000000);
            map.NoValue(RegisterType.UInt64, 0xFFFFFFFFFFFFFFFF);
            AddState(map);
            return map;
        }

        private static void AddSetpoints(InverterMap map)
        {
            map.Setpoint(InverterQuantity.LimitPower,       40149, RegisterType.Int32,  RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.ControlAuthority, 40151, RegisterType.UInt32, RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.ReactiveSetpoint, 40153, RegisterType.Int32,  RegisterMemory.Volatile).Sign = -1;
            map.Setpoint(InverterQuantity.StorageCommand,   40236, RegisterType.UInt32, RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.StorageLeastCharge,    40793, RegisterType.UInt32, RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.StorageCharge,         40795, RegisterType.UInt32, RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.StorageLeastDischarge, 40797, RegisterType.UInt32, RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.StorageDischarge,      40799, RegisterType.UInt32, RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.StorageGridPower,      40801, RegisterType.UInt32, RegisterMemory.Volatile);
        }

        private static void AddState(InverterMap map)
        {
            InverterPoint state = map.Holding(InverterQuantity.State, 30201, RegisterType.UInt32, 1);
            state.HasNotAvailable = true;
            state.NotAvailable = NoState;
        }
    }
}
