using System.Collections;

namespace EdgeLem.Node.Devices
{
    /// <summary>What a driver of an inverter or storage needs to know beyond its register map. All values have defaults; <see cref="Check"/> judges them together.</summary>
    public sealed class InverterOptions
    {
        /// <summary>Default of <see cref="RevertS"/>.</summary>
        public const int DefaultRevertS = 300;

        /// <summary>Default of <see cref="StorageHoldS"/>.</summary>
        public const int DefaultStorageHoldS = 1800;

        private const double GreatestPower = 1000000;
        private const int GreatestSeconds = 65534;

        /// <summary>Rated active power, W, up to 1000000; 0 (default) takes the device's own. Needed for devices that do not give it.</summary>
        public double RatedPowerW { get; set; }

        /// <summary>Rated apparent power, VA, up to 1000000; 0 (default) takes the device's own, or the rated active power.</summary>
        public double RatedVoltAmpere { get; set; }

        /// <summary>Reactive power that may be asked for, var, up to 1000000; 0 (default) takes the device's own, or 43.6 % of the apparent power (power factor 0.9).</summary>
        public double RatedReactivePowerVar { get; set; }

        /// <summary>After how long without a write the device falls back, s, where it has such a time: 0 to 65534, default <see cref="DefaultRevertS"/>.</summary>
        public int RevertS { get; set; } = DefaultRevertS;

        /// <summary>Generation when communication is lost, W, up to 1000000, where the device has such a register; NaN (default) leaves the device's own.</summary>
        public double FallbackPowerW { get; set; } = double.NaN;

        /// <summary>Whether the device counts absorbed vars positive, against its manufacturer's list; default false. To be found out at the device.</summary>
        public bool ReversesReactivePower { get; set; }

        /// <summary>Usable capacity of the battery, Wh, up to 1000000; 0 (default) takes the device's own, if it gives one.</summary>
        public double CapacityWh { get; set; }

        /// <summary>Highest charging power, W, up to 1000000; 0 (default) takes the device's own.</summary>
        public double MaxChargeW { get; set; }

        /// <summary>Highest discharging power, W, up to 1000000; 0 (default) takes the device's own.</summary>
        public double MaxDischargeW { get; set; }

        /// <summary>How long the device holds a power of its battery without being told again, s, where it has such a time: 60 to 65534, default <see cref="DefaultStorageHoldS"/>.</summary>
        public int StorageHoldS { get; set; } = DefaultStorageHoldS;

        /// <summary>Pays for writes to registers that wear. May be shared by all devices of a node.</summary>
        public WriteBudget Budget { get; set; } = new WriteBudget();

        /// <summary>Checks all values.</summary>
        /// <returns>One message per wrong value; empty when all is well.</returns>
        public string[] Check()
        {
            var errors = new ArrayList();
            CheckPower(errors, "ratedPowerW", RatedPowerW);
            CheckPower(errors, "ratedVoltAmpere", RatedVoltAmpere);
            CheckPower(errors, "ratedReactivePowerVar", RatedReactivePowerVar);
            CheckPower(errors, "capacityWh", CapacityWh);
            CheckPower(errors, "maxChargeW", MaxChargeW);
            CheckPower(errors, "maxDischargeW", MaxDischargeW);
            CheckPower(errors, "fallbackPowerW", double.IsNaN(FallbackPowerW) ? 0 : FallbackPowerW);
            CheckSeconds(errors, "revertS", RevertS, 0);
            CheckSeconds(errors, "storageHoldS", StorageHoldS, 60);
            var texts = new string[errors.Count];
            for (int i = 0; i < texts.Length; i++)
            {
                texts[i] = (string)errors[i]!;
            }

            return texts;
        }

        private static void CheckPower(ArrayList errors, string name, double value)
        {
            if (double.IsNaN(value) || value < 0 || value > GreatestPower)
            {
                errors.Add("inverter: " + name + " is " + value.ToString("F0") + "; it is 0 to 1000000, where 0 means what the device says.");
            }
        }

        private static void CheckSeconds(ArrayList errors, string name, int value, int least)
        {
            if (value < least || value > GreatestSeconds)
            {
                errors.Add("inverter: " + name + " is " + value + " s; it is " + least + " to 65534 s.");
            }
        }
    }
}
