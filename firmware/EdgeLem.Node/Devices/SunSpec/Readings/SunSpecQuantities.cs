namespace EdgeLem.Node.Devices
{
    /// <summary>Fills a reading from quantities in generator sense, and judges it.</summary>
    internal static class SunSpecQuantities
    {
        private const double GreatestWh = 1e12;

        /// <summary>Sets the powers, generated and supplied positive.</summary>
        public static void SetPower(InverterReading reading, double generatedW, bool hasReactive, double suppliedVar)
        {
            reading.PowerW = Negated(generatedW);
            reading.HasReactivePower = hasReactive;
            reading.ReactivePowerVar = Negated(suppliedVar);
        }

        /// <summary>Sets the frequency, if there is a plausible one: a sleeping inverter may show anything.</summary>
        public static void SetFrequency(InverterReading reading, bool hasFrequency, double frequencyHz)
        {
            reading.HasFrequency = hasFrequency && ReadingCheck.IsFrequency(frequencyHz);
            reading.FrequencyHz = reading.HasFrequency ? frequencyHz : 0;
        }

        /// <summary>Sets voltage and current of a phase.</summary>
        public static void SetPhase(InverterReading reading, int phase, bool has, double voltageV, double currentA)
        {
            reading.HasPhase[phase] = has;
            reading.VoltageV[phase] = voltageV;
            reading.CurrentA[phase] = currentA;
        }

        /// <summary>Sets the energy counter; one out of range is left to <see cref="Check"/>.</summary>
        public static void SetEnergy(InverterReading reading, bool hasEnergy, double energyWh)
        {
            reading.HasEnergy = hasEnergy;
            reading.EnergyWh = energyWh > GreatestWh ? long.MaxValue : (long)(energyWh + 0.5);
        }

        /// <summary>The first fault of a filled reading, or 0.</summary>
        public static int Check(InverterReading reading)
        {
            if (!ReadingCheck.IsPower(reading.PowerW) || !ReadingCheck.IsPower(reading.ReactivePowerVar))
            {
                return DeviceFault.PowerRange;
            }

            for (int phase = 0; phase < InverterReading.Phases; phase++)
            {
                if (!ReadingCheck.IsVoltage(reading.VoltageV[phase]))
                {
                    return DeviceFault.VoltageRange;
                }

                if (!ReadingCheck.IsCurrent(reading.CurrentA[phase]))
                {
                    return DeviceFault.CurrentRange;
                }
            }

            return reading.EnergyWh >= 0 && reading.EnergyWh <= GreatestWh ? DeviceFault.None : DeviceFault.EnergyRange;
        }

        /// <summary>Without a negative zero, which would be printed as such.</summary>
        private static double Negated(double value)
        {
            return value == 0 ? 0 : -value;
        }
    }
}
