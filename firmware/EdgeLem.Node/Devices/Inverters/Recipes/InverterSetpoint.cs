namespace EdgeLem.Node.Devices
{
    /// <summary>What an inverter with a register map is to do, and what it can do. Refilled for each write.</summary>
    internal sealed class InverterSetpoint
    {
        /// <summary>Rounding that a conversion may cost, so that 60 % does not become 59.9 %.</summary>
        private const double Tolerance = 1e-6;

        /// <summary>Rated active power, W, above 0.</summary>
        public double RatedPowerW { get; set; }

        /// <summary>Rated apparent power, VA, above 0.</summary>
        public double RatedVoltAmpere { get; set; }

        /// <summary>The most active power to generate, W, 0 to rated.</summary>
        public double GenerationLimitW { get; set; }

        /// <summary>Reactive power, var, load reference: absorbed positive; within the capability.</summary>
        public double ReactivePowerVar { get; set; }

        /// <summary>After how long without a write the device falls back, s.</summary>
        public int RevertS { get; set; }

        /// <summary>Generation when communication is lost, W; NaN to leave the device's own.</summary>
        public double FallbackPowerW { get; set; } = double.NaN;

        /// <summary>Whether the fallback is to be written.</summary>
        public bool HasFallback => !double.IsNaN(FallbackPowerW);

        /// <summary>Part of the rated power in per cent, rounded down to a step.</summary>
        /// <param name="powerW">W, 0 to rated.</param>
        /// <param name="stepPercent">The step, above 0.</param>
        /// <returns>0 to 100.</returns>
        public double PercentDown(double powerW, double stepPercent)
        {
            double steps = powerW / RatedPowerW * 100 / stepPercent;
            return (long)(steps + Tolerance) * stepPercent;
        }
    }
}
