using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// The maps of the known wallboxes, wire addresses. Sources: KEBA KeContact P30 Modbus TCP programmers guide; Heidelberg Energy Control bus protocol;
    /// Alfen Modbus slave TCP/IP for NG9xx; ABB Terra AC Modbus communication; Victron EV Charging Station register list. Where a device lets its watchdog be set, the node sets it.
    /// </summary>
    public static class WallboxMaps
    {
        private const byte Holding = ModbusFunction.ReadHoldingRegisters;
        private const byte Input = ModbusFunction.ReadInputRegisters;
        private const byte Single = ModbusFunction.WriteSingleRegister;
        private const byte Multiple = ModbusFunction.WriteMultipleRegisters;

        /// <summary>KEBA KeContact P30 and P40, Modbus TCP, unit 255. It allows exactly two registers a read. Fail-safe time-out set to 60 s.</summary>
        /// <returns>A new map.</returns>
        public static WallboxMap KebaP30()
        {
            return new WallboxMap("KEBA KeContact P30", 0.1, 60000)
                .Reads(Holding, 1000, 2).Reads(Holding, 1008, 2).Reads(Holding, 1010, 2).Reads(Holding, 1012, 2).Reads(Holding, 1020, 2)
                .Has(WallboxValue.State, 1000, WallboxFormat.Unsigned32, 1)
                .Has(WallboxValue.CurrentA, 1008, WallboxFormat.Unsigned32, 0.001)
                .Has(WallboxValue.CurrentB, 1010, WallboxFormat.Unsigned32, 0.001)
                .Has(WallboxValue.CurrentC, 1012, WallboxFormat.Unsigned32, 0.001)
                .Has(WallboxValue.Power, 1020, WallboxFormat.Unsigned32, 0.001)
                .Means(0, WallboxState.Unknown).Means(1, WallboxState.NoVehicle).Means(2, WallboxState.Connected)
                .Means(3, WallboxState.Charging).Means(5, WallboxState.Connected)
                .SetsUp(Single, 5018, 60)
                .SetsCurrent(Single, 5004, WallboxFormat.Unsigned16, 0.001)
                .Switches(Single, 5014, 1, 0);
        }

        /// <summary>Heidelberg Energy Control, RTU 19200 8E1. At least 100 ms between requests: set the master's pause. Watchdog 15 s, fail-safe current 0 A.</summary>
        /// <returns>A new map.</returns>
        public static WallboxMap HeidelbergEnergyControl()
        {
            return new WallboxMap("Heidelberg Energy Control", 0.1, 15000)
                .Reads(Input, 5, 10)
                .Has(WallboxValue.State, 5, WallboxFormat.Unsigned16, 1)
                .Has(WallboxValue.CurrentA, 6, WallboxFormat.Unsigned16, 0.1)
                .Has(WallboxValue.CurrentB, 7, WallboxFormat.Unsigned16, 0.1)
                .Has(WallboxValue.CurrentC, 8, WallboxFormat.Unsigned16, 0.1)
                .Has(WallboxValue.Power, 14, WallboxFormat.Unsigned16, 1)
                .Means(2, WallboxState.NoVehicle).Means(3, WallboxState.NoVehicle).Means(4, WallboxState.Connected)
                .Means(5, WallboxState.Connected).Means(6, WallboxState.Charging).Means(7, WallboxState.Charging)
                .SetsUp(Multiple, 257, 15000).SetsUp(Multiple, 262, 0)
                .SetsCurrent(Multiple, 261, WallboxFormat.Unsigned16, 0.1);
        }

        /// <summary>Alfen Eve with an NG9xx controller, Modbus TCP, unit 1. A setpoint is valid for 60 s.</summary>
        /// <returns>A new map.</returns>
        public static WallboxMap AlfenEve()
        {
            return new WallboxMap("Alfen Eve", 0.1, 60000)
                .Reads(Holding, 320, 6).Reads(Holding, 344, 2).Reads(Holding, 1201, 5)
                .Has(WallboxValue.CurrentA, 320, WallboxFormat.Binary32, 1)
                .Has(WallboxValue.CurrentB, 322, WallboxFormat.Binary32, 1)
                .Has(WallboxValue.CurrentC, 324, WallboxFormat.Binary32, 1)
                .Has(WallboxValue.Power, 344, WallboxFormat.Binary32, 1)
                .Has(WallboxValue.StateText, 1201, WallboxFormat.Text, 1)
                .SetsCurrent(Multiple, 1210, WallboxFormat.Binary32, 1);
        }

        /// <summary>ABB Terra AC, Modbus RTU or TCP. Its state register has no published coding, so the state stays unknown. Time-out taken as 60 s.</summary>
        /// <returns>A new map.</returns>
        public static WallboxMap AbbTerraAc()
        {
            return new WallboxMap("ABB Terra AC", 0.1, 60000)
                .Reads(Holding, 0x4010, 6).Reads(Holding, 0x401C, 2)
                .Has(WallboxValue.CurrentA, 0x4010, WallboxFormat.Unsigned32, 0.001)
                .Has(WallboxValue.CurrentB, 0x4012, WallboxFormat.Unsigned32, 0.001)
                .Has(WallboxValue.CurrentC, 0x4014, WallboxFormat.Unsigned32, 0.001)
                .Has(WallboxValue.Power, 0x401C, WallboxFormat.Unsigned32, 1)
                .SetsCurrent(Multiple, 0x4100, WallboxFormat.Unsigned32, 0.001)
                .Switches(Single, 0x4105, 0, 1);
        }

        /// <summary>Victron EV Charging Station, Modbus TCP. The mode is set to manual. It has no watchdog of its own: written every 30 s all the same.</summary>
        /// <returns>A new map.</returns>
        public static WallboxMap VictronEvcs()
        {
            WallboxMap map = new WallboxMap("Victron EV Charging Station", 1, 60000)
                .Reads(Holding, 5011, 8)
                .Has(WallboxValue.Power, 5014, WallboxFormat.Unsigned16, 1)
                .Has(WallboxValue.State, 5015, WallboxFormat.Unsigned16, 1)
                .Has(WallboxValue.CurrentA, 5018, WallboxFormat.Unsigned16, 0.1)
                .Means(0, WallboxState.NoVehicle).Means(1, WallboxState.Connected).Means(2, WallboxState.Charging).Means(24, WallboxState.Connected)
                .SetsUp(Single, 5009, 0)
                .SetsCurrent(Single, 5016, WallboxFormat.Unsigned16, 1)
                .Switches(Single, 5010, 1, 0);
            for (int waiting = 3; waiting <= 7; waiting++)
            {
                map.Means(waiting, WallboxState.Connected);
            }

            return map;
        }
    }
}
