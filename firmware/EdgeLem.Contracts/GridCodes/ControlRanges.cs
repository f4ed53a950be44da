namespace EdgeLem.Contracts
{
    /// <summary>Checks the control settings that no grid code's curve holds: limits, ramps, times, what the gateway publishes.</summary>
    internal static class ControlRanges
    {
        private const long LargestLimitW = 1000000000;

        /// <summary>Adds what is wrong with them.</summary>
        public static void Check(ControlConfig control, SettingFaults faults)
        {
            faults.RequireWithin("powerLimitPu", control.PowerLimitPu, 0, 1);
            faults.RequireWithin("fleetReactancePu", control.FleetReactancePu, 0, 100);
            faults.RequireWithin("powerRampPuPerMinute", Given(control.PowerRampPuPerMinute, 0, 0.01), 0.01, 60);
            faults.RequireWithin("blendS", Given(control.BlendS, 0, 5), 5, 300);
            faults.RequireWithin("enterServiceDelayS", Given(control.EnterServiceDelayS, -1, 0), 0, 600);
            faults.RequireWithin("enterServiceRampS", Given(control.EnterServiceRampS, 0, 1), 1, 1000);
            faults.RequireWithin("enterServiceRandomS", Given(control.EnterServiceRandomS, 0, 1), 1, 1000);
            faults.RequireWithin("gatewayLostS", Given(control.GatewayLostS, 0, 60), 60, 604800);
            faults.RequireWithin("lostExportLimitW", Given(control.LostExportLimitW, -1, 0), 0, LargestLimitW);
            faults.RequireWithin("lostImportLimitW", Given(control.LostImportLimitW, -1, 0), 0, LargestLimitW);
        }

        /// <summary>What is left out is within its range.</summary>
        private static double Given(double value, double absent, double lowest)
        {
            return value == absent ? lowest : value;
        }
    }
}
