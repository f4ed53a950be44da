using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Polling
{
    /// <summary>The bus time that devices ask for when all are read once in every control period. Writes and what is read seldom are covered by the limit's margin.</summary>
    public static partial class BusPlan
    {
        /// <summary>Control period, ms: the default of the node's settings.</summary>
        public const int PeriodMs = 2000;

        // The longest models of which a SunSpec device of unknown layout may have one: 211 to 214, 701, 802 with 124 beside it.
        private const int SunSpecMeterRegisters = 124;
        private const int SunSpecInverterRegisters = 123;
        private const int SunSpecBatteryRegisters = 64;
        private const int SunSpecStorageRegisters = 26;

        /// <summary>Adds a meter.</summary>
        /// <param name="plan">Receives it.</param>
        /// <param name="meter">The meter.</param>
        public static void AddMeter(BusBudget plan, IMeter meter)
        {
            if (meter is MappedMeter mapped)
            {
                new MeterReadPlan(mapped.Map, MeterReadPlan.Fast).AddTo(plan, PeriodMs);
            }
            else
            {
                plan.AddRead(SunSpecMeterRegisters, PeriodMs);
            }
        }

        /// <summary>Adds an inverter.</summary>
        /// <param name="plan">Receives it.</param>
        /// <param name="id">Id of its driver.</param>
        public static void AddInverter(BusBudget plan, string id)
        {
            bool isMapped = false;
            AddMappedInverter(plan, id, ref isMapped);
            if (!isMapped)
            {
                plan.AddRead(SunSpecInverterRegisters, PeriodMs);
            }
        }

        /// <summary>Adds a storage.</summary>
        /// <param name="plan">Receives it.</param>
        /// <param name="id">Id of its driver.</param>
        public static void AddStorage(BusBudget plan, string id)
        {
            bool isMapped = false;
            AddMappedStorage(plan, id, ref isMapped);
            if (!isMapped)
            {
                plan.AddRead(SunSpecBatteryRegisters, PeriodMs);
                plan.AddRead(SunSpecStorageRegisters, PeriodMs);
            }
        }

        /// <summary>What is to be told of a plan that does not fit.</summary>
        /// <param name="plan">The plan.</param>
        /// <param name="baudRate">Speed of the line in bit/s.</param>
        /// <returns>The end of a sentence about the speed; empty when it fits.</returns>
        public static string ProblemOf(BusBudget plan, int baudRate)
        {
            return plan.Fits
                ? ""
                : "is " + baudRate + " bit/s, at which reading the devices every " + (PeriodMs / 1000) + " s takes " + plan.SharePermille + " of 1000 parts of the bus time, more than " + BusLoad.LimitPermille
                    + ". Set devices and bus to a higher speed, or move a device to a bus of its own.";
        }

        // In BusPlan.Maps.cs, which an image of a device without the makers' own register maps leaves out.
        static partial void AddMappedInverter(BusBudget plan, string id, ref bool isMapped);

        static partial void AddMappedStorage(BusBudget plan, string id, ref bool isMapped);
    }
}
