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
        private const double GreatestKwh = 1e9;

        /// <summary>Judges voltages, currents and powers of all lines; an unwired line reads 0.</summary>
        /// <param name="reading">The reading.</param>
        /// <returns><see cref="DeviceFault.None"/> or the first fault.</returns>
        public static int Lines(MeterReading reading)
        {
            bool isProven = false;
            for (int line = 0; line < MeterReading.Lines; line++)
            {
                if (!IsNumber(reading.VoltageV[line]) || !IsNumber(reading.CurrentA[line])
                    || !IsNumber(reading.PowerW[line]) || !IsNumber(reading.ReactivePowerVar[line]))
                {
                    return DeviceFault.NotANumber;
                }

                isProven = isProven || IsWithin(reading.VoltageV[line], LeastProofV, GreatestProofV);
            }

            return isProven ? Ranges(reading) : DeviceFault.WordOrder;
        }

        /// <summary>Judges frequency and energy counters.</summary>
        /// <param name="frequencyHz">Frequency, Hz.</param>
        /// <param name="importKwh">Imported energy, kWh.</param>
        /// <param name="exportKwh">Exported energy, kWh.</param>
        /// <returns><see cref="DeviceFault.None"/> or the first fault.</returns>
        public static int Counters(double frequencyHz, double importKwh, double exportKwh)
        {
            if (!IsNumber(frequencyHz) || !IsNumber(importKwh) || !IsNumber(exportKwh))
            {
                return DeviceFault.NotANumber;
            }

            if (!IsFrequency(frequencyHz))
            {
                return DeviceFault.FrequencyRange;
            }

            return IsWithin(importKwh, 0, GreatestKwh) && IsWithin(exportKwh, 0, GreatestKwh) ? DeviceFault.None : DeviceFault.EnergyRange;
        }

        /// <summary>A counter in Wh, rounded to the nearest.</summary>
        /// <param name="kwh">0 to 1e9 kWh; the exact value of the device's float32.</param>
        /// <returns>Wh.</returns>
        public static long WattHours(double kwh)
        {
            return (long)((kwh * 1000.0) + 0.5);
        }

        /// <summary>Whether this can be a line voltage.</summary>
        /// <param name="voltageV">V.</param>
        /// <returns>False outside 0 to 500 V.</returns>
        public static bool IsVoltage(double voltageV)
        {
            return IsWithin(voltageV, 0, GreatestV);
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

                if (!IsCurrent(reading.CurrentA[line]))
                {
                    return DeviceFault.CurrentRange;
                }

                if (!IsPower(reading.PowerW[line]) || !IsPower(reading.ReactivePowerVar[line]))
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
