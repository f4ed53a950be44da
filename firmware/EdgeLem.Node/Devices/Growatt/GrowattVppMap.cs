namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Growatt with the VPP protocol (register 30099 is 200 or more): TL-X, TL-XH, SPH, WIT. High register first. Source: Growatt VPP Communication Protocol of Inverter V2.01
    /// and V2.03, by way of 0xAHA/Growatt_ModbusTCP.
    /// </summary>
    /// <remarks>
    /// The protocol marks 30154 and 30407 to 30409 as not stored. The reactive registers carry no such mark. Reactive mode 4 is lagging (absorbs), 5 leading.
    /// </remarks>
    internal static class GrowattVppMap
    {
        public static InverterMap Create()
        {
            var map = new InverterMap("growatt_vpp", "Growatt (VPP protocol)", "Growatt VPP Communication Protocol of Inverter V2.01, V2.03; 0xAHA/Growatt_ModbusTCP")
            {
                MaximumRegisters = 45, MaximumGap = 4,
            };

            map.Holding(InverterQuantity.RatedPower,            30016, RegisterType.UInt32, 0.1);
            map.Holding(InverterQuantity.MaximumPower,          30018, RegisterType.UInt32, 0.1);
            map.Holding(InverterQuantity.SuppliedReactivePower, 30020, RegisterType.UInt32, 0.1);
            map.Holding(InverterQuantity.AbsorbedReactivePower, 30022, RegisterType.UInt32, 0.1);
            map.Holding(InverterQuantity.RatedApparentPower,    30024, RegisterType.UInt32, 0.1);
            GrowattMap.AddTelemetry(map);
            map.Input(InverterQuantity.State,                   0,     RegisterType.UInt16, 1);
            map.Input(InverterQuantity.ReactivePower,           31102, RegisterType.Int32,  0.1).Sign = -1;
            AddBattery(map);

            map.Setpoint(InverterQuantity.ControlAuthority,     30100, RegisterType.UInt16, RegisterMemory.Undocumented);
            map.Setpoint(InverterQuantity.LimitPercent,         30154, RegisterType.UInt16, RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.ReactivePercent,      30160, RegisterType.UInt16, RegisterMemory.Undocumented);
            map.Setpoint(InverterQuantity.ReactiveMode,         30161, RegisterType.UInt16, RegisterMemory.Undocumented);
            map.Setpoint(InverterQuantity.FallbackTime,         30203, RegisterType.UInt16, RegisterMemory.Flash);
            map.Setpoint(InverterQuantity.FallbackEnable,       30204, RegisterType.UInt16, RegisterMemory.Flash);
            return map;
        }

        private static void AddBattery(InverterMap map)
        {
            map.Holding(InverterQuantity.BatteryRatedPower,     30026, RegisterType.UInt32, 0.1);
            map.Input(InverterQuantity.BatteryPower,            31200, RegisterType.Int32,  0.1);    // charging positive
            map.Input(InverterQuantity.BatteryMaximumCharge,    31210, RegisterType.UInt32, 0.1);
            map.Input(InverterQuantity.BatteryMaximumDischarge, 31212, RegisterType.UInt32, 0.1);
            map.Input(InverterQuantity.StateOfCharge,           31217, RegisterType.UInt16, 1);
            map.Setpoint(InverterQuantity.StorageAuthority,     30100, RegisterType.UInt16, RegisterMemory.Undocumented);
            map.Setpoint(InverterQuantity.StorageEnable,        30407, RegisterType.UInt16, RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.StorageTime,          30408, RegisterType.UInt16, RegisterMemory.Volatile);
            map.Setpoint(InverterQuantity.StoragePercent,       30409, RegisterType.Int16,  RegisterMemory.Volatile);
        }
    }
}
