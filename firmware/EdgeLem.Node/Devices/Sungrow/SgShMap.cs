using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Sungrow SG (PV) and SH (hybrid). The low register comes first. The manufacturer's lists count from 1: wire address = listed number - 1, done here. Source: Sungrow
    /// communication protocols for PV string and hybrid inverters, by way of the public driver bohdan-s/SunGather.
    /// </summary>
    /// <remarks>
    /// The lists do not say what is kept without power, so all setpoints count as undocumented. No register makes the inverter fall back when nobody talks to it.
    /// </remarks>
    internal static class SgShMap
    {
        public static InverterMap Create()
        {
            var map = new InverterMap("sungrow_sg_sh", "Sungrow SG/SH", "Sungrow string and hybrid inverter communication protocols; bohdan-s/SunGather")
            {
                WordOrder = WordOrder.Cdab, MaximumGap = 6,
            };

            //  quantity                                  address  type                 unit
            map.Input(InverterQuantity.RatedPower,         5000, RegisterType.UInt16, 100);     // 0.1 kW
            map.Input(InverterQuantity.RatedReactivePower, 5048, RegisterType.UInt16, 100);     // 0.1 kvar
            map.Input(InverterQuantity.Energy,             5003, RegisterType.UInt32, 1000);    // kWh
            map.PerLine(InverterQuantity.Voltage, 4,       5018, RegisterType.UInt16, 0.1);     // 0.1 V
            map.PerLine(InverterQuantity.Current, 4,       5021, RegisterType.Int16,  0.1);     // 0.1 A
            map.Input(InverterQuantity.ActivePower,        5030, RegisterType.UInt32, 1).Sign = -1;
            map.Input(InverterQuantity.ReactivePower,      5032, RegisterType.Int32,  1).Sign = -1;
            map.Input(InverterQuantity.Frequency,          5035, RegisterType.UInt16, 0.1);     // 0.1 Hz
            map.Input(InverterQuantity.State,              5037, RegisterType.UInt16, 1);
            AddBattery(map);

            map.Setpoint(InverterQuantity.LimitEnable,     5006, RegisterType.UInt16, RegisterMemory.Undocumented);
            map.Setpoint(InverterQuantity.LimitPercent,    5007, RegisterType.UInt16, RegisterMemory.Undocumented).Scale = 0.1;
            map.Setpoint(InverterQuantity.ReactiveMode,    5035, RegisterType.UInt16, RegisterMemory.Undocumented);
            InverterPoint reactive = map.Setpoint(InverterQuantity.ReactivePercent, 5036, RegisterType.Int16, RegisterMemory.Undocumented);
            reactive.Scale = 0.1;
            reactive.Sign = -1;
            map.NoValue(RegisterType.UInt16, 0xFFFF);
            map.NoValue(RegisterType.Int16, 0x7FFF);
            map.NoValue(RegisterType.UInt32, 0xFFFFFFFF);
            map.NoValue(RegisterType.Int32, 0x7FFFFFFF);
            return map;
        }

        private static void AddBattery(InverterMap map)
        {
            map.Input(InverterQuantity.BatteryDirection,   13000, RegisterType.UInt16, 1);
            map.Input(InverterQuantity.BatteryPower,       13021, RegisterType.Int16,  1);      // W
            map.Input(InverterQuantity.StateOfCharge,      13022, RegisterType.UInt16, 0.1);    // 0.1 %
            map.Holding(InverterQuantity.BatteryMaximumCharge,    33046, RegisterType.UInt16, 10);
            map.Holding(InverterQuantity.BatteryMaximumDischarge, 33047, RegisterType.UInt16, 10);
            map.Setpoint(InverterQuantity.StorageMode,     13049, RegisterType.UInt16, RegisterMemory.Undocumented);
            map.Setpoint(InverterQuantity.StorageCommand,  13050, RegisterType.UInt16, RegisterMemory.Undocumented);
            map.Setpoint(InverterQuantity.StoragePower,    13051, RegisterType.UInt16, RegisterMemory.Undocumented);
        }
    }
}
