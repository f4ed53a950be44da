namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Huawei SUN2000, with a LUNA2000 battery where there is one. High register first. Holding registers only. Source: Huawei Solar Inverter Modbus Interface
    /// Definitions, by way of the public driver wlcrs/huawei-solar-lib.
    /// </summary>
    /// <remarks>
    /// Active and reactive power are counted as a generator does. The dispatch registers 40123 and 40126 are made for cyclic commands; the feed-in and battery
    /// settings from 47000 on are kept.
    /// </remarks>
    internal static class Sun2000Map
    {
        public static InverterMap Create()
        {
            var map = new InverterMap("huawei_sun2000", "Huawei SUN2000", "Huawei Solar Inverter Modbus Interface Definitions; wlcrs/huawei-solar-lib")
            {
                MaximumGap = 6,
            };

            //  quantity                                  address  type                 unit
            map.Holding(InverterQuantity.RatedPower,       30073, RegisterType.UInt32, 1);
            map.Holding(InverterQuantity.MaximumPower,     30075, RegisterType.UInt32, 1);
            map.PerLine(InverterQuantity.Voltage, 3,       32069, RegisterType.UInt16, 0.1);    // 0.1 V
            map.PerLine(InverterQuantity.Current, 3,       32072, RegisterType.Int32,  0.001);  // 0.001 A
            map.Holding(InverterQuantity.ActivePower,      32080, RegisterType.Int32,  1).Sign = -1;
            map.Holding(InverterQuantity.ReactivePower,    32082, RegisterType.Int32,  1).Sign = -1;
            map.Holding(InverterQuantity.Frequency,        32085, RegisterType.UInt16, 0.01);   // 0.01 Hz
            map.Holding(InverterQuantity.State,            32089, RegisterType.UInt16, 1);
            map.Holding(InverterQuantity.Energy,           32106, RegisterType.UInt32, 10);     // 0.01 kWh
            AddBattery(map);

            map.Setpoint(InverterQuantity.FallbackPower,   47675, RegisterType.Int32,  RegisterMemory.Flash);
            map.Setpoint(InverterQuantity.LimitPower,      40126, RegisterType.UInt32, RegisterMemory.Volatile);
            InverterPoint reactive = map.Setpoint(InverterQuantity.ReactivePerUnit, 40123, RegisterType.Int16, RegisterMemory.Volatile);
            reactive.Scale = 0.001;                                                             // Q/S
            reactive.Sign = -1;
            map.NoValue(RegisterType.UInt16, 0xFFFF);
            map.NoValue(RegisterType.Int16, 0x7FFF);
            map.NoValue(RegisterType.UInt32, 0xFFFFFFFF);
            map.NoValue(RegisterType.Int32, 0x7FFFFFFF);
            return map;
        }

        private static void AddBattery(InverterMap map)
        {
            map.Holding(InverterQuantity.BatteryCapacity,  37758, RegisterType.UInt32, 1);      // Wh
            map.Holding(InverterQuantity.StateOfCharge,    37760, RegisterType.UInt16, 0.1);    // 0.1 %
            map.Holding(InverterQuantity.BatteryPower,     37765, RegisterType.Int32,  1);      // W, charging positive
            map.Holding(InverterQuantity.BatteryMaximumCharge,    47075, RegisterType.UInt32, 1);
            map.Holding(InverterQuantity.BatteryMaximumDischarge, 47077, RegisterType.UInt32, 1);
            map.Setpoint(InverterQuantity.StorageTime,     47083, RegisterType.UInt16, RegisterMemory.Undocumented);  // minutes
            map.Setpoint(InverterQuantity.StorageMode,     47246, RegisterType.UInt16, RegisterMemory.Undocumented);  // 0 time, 1 state of charge
            map.Setpoint(InverterQuantity.StorageCharge,   47247, RegisterType.UInt32, RegisterMemory.Undocumented);  // W
            map.Setpoint(InverterQuantity.StorageDischarge, 47249, RegisterType.UInt32, RegisterMemory.Undocumented); // W
            map.Setpoint(InverterQuantity.StorageCommand,  47100, RegisterType.UInt16, RegisterMemory.Undocumented);  // 0 stop, 1 charge, 2 discharge
        }
    }
}
