namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Tells plausible readings from impossible ones, so that a wrong word order, a wrong map or a broken frame never becomes a measurement.
    /// Not-a-number is tested first everywhere: the device's runtime answers true to NaN &gt; x.
    /// </summary>
    public static class ReadingCheck
    {
        private const double LeastProofV = 90;
        private const double GreatestProofV = 300;
        private const double GreatestV = 500;
        private const double GreatestA = 10000;
        private const double GreatestW = 1000000;
        private const double LeastHz = 40;
        private const double GreatestHz = 70;
        private const double GreatestWh = 1e12;

        /// <summary>
        /// Judges voltages, currents and powers of the connected lines. Voltage and active power must be there; a current or reactive power that the meter does
        /// not give is NaN and passes.
        /// </summary>
        /// <param name="reading">The reading.</param>
        /// <param name="lineMask">Which lines are connected: bit 0 is L1.</param>
        /// <returns><see cref="DeviceFault.None"/> or the first fault.</returns>
        public static int Lines(MeterReading reading, int lineMask)
        {
            bool isProven = false;
            for (int line = 0; line < MeterReading.Lines; line++)
            {
                if ((lineMask & (1 << line)) == 0)
                {
                    continue;
                }

                if (!IsNumber(reading.VoltageV[line]) || !IsNumber(reading.PowerW[line])
                    || double.IsInfinity(reading.CurrentA[line]) || double.IsInfinity(reading.ReactivePowerVar[line]))
                {
                    return DeviceFault.NotANumber;
                }

                isProven = isProven || IsProof(reading.VoltageV[line]);
            }

            return isProven ? Ranges(reading) : DeviceFault.WordOrder;
        }

        /// <summary>Judges frequency and energy counters.</summary>
        /// <param name="frequencyHz">Frequency, Hz; NaN, when the meter does not give it, passes.</param>
        /// <param name="importWh">Imported energy, Wh.</param>
        /// <param name="exportWh">Exported energy, Wh.</param>
        /// <returns><see cref="DeviceFault.None"/> or the first fault.</returns>
        public static int Counters(double frequencyHz, double importWh, double exportWh)
        {
            if (double.IsInfinity(frequencyHz) || !IsNumber(importWh) || !IsNumber(exportWh))
            {
                return DeviceFault.NotANumber;
            }

            if (!double.IsNaN(frequencyHz) && !IsFrequency(frequencyHz))
            {
                return DeviceFault.FrequencyRange;
            }

            return IsWithin(importWh, 0, GreatestWh) && IsWithin(exportWh, 0, GreatestWh) ? DeviceFault.None : DeviceFault.EnergyRange;
        }

        /// <summary>A counter in whole Wh, rounded to the nearest. A float32 in kWh keeps its exact value on the way: kWh x 1000 is one rounding of a double.</summary>
        /// <param name="wattHours">0 to 1e12 Wh.</param>
        /// <returns>Wh.</returns>
        public static long Rounded(double wattHours)
        {
            return (long)(wattHours + 0.5);
        }

        /// <summary>Whether this can be a line voltage.</summary>
        /// <param name="voltageV">V.</param>
        /// <returns>False outside 0 to 500 V.</returns>
        public static bool IsVoltage(double voltageV)
        {
            return IsWithin(voltageV, 0, GreatestV);
        }

        /// <summary>Whether this is surely a line voltage of a live public network.</summary>
        /// <param name="voltageV">V.</param>
        /// <returns>False outside 90 to 300 V.</returns>
        public static bool IsProof(double voltageV)
        {
            return IsWithin(voltageV, LeastProofV, GreatestProofV);
        }

        /// <summary>Whether this can be a current without sign.</summary>
        /// <param name="currentA">A.</param>
        /// <returns>False outside 0 to 10000 A.</returns>
        public static bool IsCurrent(double currentA)
        {
            return IsWithin(currentA, 0, GreatestA);
        }

        /// <summary>Whether this can be the power of a connection.</summary>
        /// <param name="power">W or var.</param>
        /// <returns>False outside -1000000 to 1000000.</returns>
        public static bool IsPower(double power)
        {
            return IsWithin(power, -GreatestW, GreatestW);
        }

        /// <summary>Whether this can be a grid frequency.</summary>
        /// <param name="frequencyHz">Hz.</param>
        /// <returns>False outside 40 to 70 Hz.</returns>
        public static bool IsFrequency(double frequencyHz)
        {
            return IsWithin(frequencyHz, LeastHz, GreatestHz);
        }

        private static int Ranges(MeterReading reading)
        {
            for (int line = 0; line < MeterReading.Lines; line++)
            {
                if (!IsVoltage(reading.VoltageV[line]))
                {
                    return DeviceFault.VoltageRange;
                }

                if (!double.IsNaN(reading.CurrentA[line]) && !IsCurrent(reading.CurrentA[line]))
                {
                    return DeviceFault.CurrentRange;
                }

                bool isReactive = double.IsNaN(reading.ReactivePowerVar[line]) || IsPower(reading.ReactivePowerVar[line]);
                if (!IsPower(reading.PowerW[line]) || !isReactive)
                {
                    return DeviceFault.PowerRange;
                }
            }

            return DeviceFault.None;
        }

        private static bool IsNumber(double value)
        {
            return !double.IsNaN(value) && !double.IsInfinity(value);
        }

        private static bool IsWithin(double value, double least, double greatest)
        {
            return !double.IsNaN(value) && value >= least && value <= greatest;
        }
    }
}
