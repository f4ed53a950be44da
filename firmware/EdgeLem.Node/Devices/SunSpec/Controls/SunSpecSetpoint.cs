namespace EdgeLem.Node.Devices
{
    /// <summary>What an inverter is to do, in SunSpec's sense: generated and supplied positive. Refilled for each write.</summary>
    internal sealed class SunSpecSetpoint
    {
        private const double GreatestUnsigned = 65534;
        private const double GreatestSigned = 32767;

        /// <summary>Part of a step that rounding in the conversion to per cent may cost, so that 60 % does not become 59 %.</summary>
        private const double StepTolerance = 1e-6;

        /// <summary>The most active power to generate, W, 0 or more.</summary>
        public double GenerationLimitW { get; set; }

        /// <summary>Reactive power to supply, var.</summary>
        public double SuppliedVar { get; set; }

        /// <summary>Active power generated at present, W; 0 when not known. A setpoint by power factor needs it.</summary>
        public double GeneratedW { get; set; }

        /// <summary>A value within a magnitude.</summary>
        public static double Clamp(double value, double magnitude)
        {
            return value > magnitude ? magnitude : (value < -magnitude ? -magnitude : value);
        }

        /// <summary>The number for a signed register, rounded to the nearest.</summary>
        /// <param name="share">1 for 100 %.</param>
        /// <param name="exponent">The scale factor of a percentage.</param>
        /// <param name="raw">The number.</param>
        /// <returns>False when the scale factor cannot express it.</returns>
        public static bool TrySignedPercent(double share, int exponent, out int raw)
        {
            double steps = SunSpecModel.Scaled(100, -exponent);
            double exact = share * steps;
            bool fits = steps >= 1 && exact <= GreatestSigned && exact >= -GreatestSigned;
            raw = fits ? (int)(exact < 0 ? exact - 0.5 : exact + 0.5) : 0;
            return fits;
        }

        /// <summary>The number of the limit for an unsigned register in per cent of the inverter's maximum, rounded down.</summary>
        /// <param name="maximumPowerW">What is 100 %, W, above 0.</param>
        /// <param name="exponent">The scale factor.</param>
        /// <param name="raw">The number.</param>
        /// <returns>False when the scale factor cannot express 100 %.</returns>
        public bool TryLimitPercent(double maximumPowerW, int exponent, out int raw)
        {
            double steps = SunSpecModel.Scaled(100, -exponent);
            bool fits = steps >= 1 && steps <= GreatestUnsigned;
            bool isLimited = GenerationLimitW < maximumPowerW;
            raw = fits ? (int)(isLimited ? (GenerationLimitW / maximumPowerW * steps) + StepTolerance : steps) : 0;
            return fits;
        }
    }
}
