namespace EdgeLem.Node.Devices
{
    /// <summary>What an inverter with a register map can do: as configured, else as the device says, else as follows from the rest.</summary>
    internal sealed class InverterRatings
    {
        /// <summary>tan(acos 0.9) of the active power at rated apparent power: sqrt(1 - 0.9^2).</summary>
        private const double ReactiveShare = 0.436;

        private readonly InverterOptions _options;

        public InverterRatings(InverterOptions options)
        {
            _options = options;
        }

        public double PowerW { get; private set; }

        public double VoltAmpere { get; private set; }

        public double ReactivePowerVar { get; private set; }

        /// <summary>Takes the ratings that were read; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public int Take(RegisterDialogue dialogue)
        {
            PowerW = First(_options.RatedPowerW, dialogue.Value(InverterQuantity.RatedPower, 0), 0);
            if (PowerW <= 0)
            {
                return DeviceFault.RatingUnknown;
            }

            double apparent = First(dialogue.Value(InverterQuantity.RatedApparentPower, 0), dialogue.Value(InverterQuantity.MaximumPower, 0), PowerW);
            VoltAmpere = First(_options.RatedVoltAmpere, apparent, PowerW);
            ReactivePowerVar = First(_options.RatedReactivePowerVar, ReactiveOf(dialogue), ReactiveShare * VoltAmpere);
            return ReadingCheck.IsPower(PowerW) && ReadingCheck.IsPower(VoltAmpere) ? DeviceFault.None : DeviceFault.RatingRange;
        }

        private static double ReactiveOf(RegisterDialogue dialogue)
        {
            double suppliedVar = dialogue.Value(InverterQuantity.SuppliedReactivePower, 0);
            double absorbedVar = dialogue.Value(InverterQuantity.AbsorbedReactivePower, 0);
            bool hasBoth = !double.IsNaN(suppliedVar) && !double.IsNaN(absorbedVar);
            return hasBoth ? (suppliedVar < absorbedVar ? suppliedVar : absorbedVar) : dialogue.Value(InverterQuantity.RatedReactivePower, 0);
        }

        /// <summary>The first of three that is a number above 0; the last in any case.</summary>
        private static double First(double one, double other, double last)
        {
            if (!double.IsNaN(one) && one > 0)
            {
                return one;
            }

            return !double.IsNaN(other) && other > 0 ? other : last;
        }
    }
}
