namespace EdgeLem.Node.Devices
{
    /// <summary>Turns a model 101, 102 or 103 into a reading: scale factors applied, generator signs turned into load reference, absent points left out.</summary>
    internal static class SunSpecReading
    {
        private const int GreatestState = 8;
        private const double GreatestWh = 1e12;

        /// <summary>Fills the reading; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public static int Take(SunSpecModel model, InverterReading reading)
        {
            if (!model.TrySigned(SunSpecMap.Power, SunSpecMap.PowerScale, out double generatedW))
            {
                return DeviceFault.MissingPoint;
            }

            reading.PowerW = Negated(generatedW);
            reading.HasReactivePower = model.TrySigned(SunSpecMap.Reactive, SunSpecMap.ReactiveScale, out double suppliedVar);
            reading.ReactivePowerVar = Negated(suppliedVar);
            if (!ReadingCheck.IsPower(reading.PowerW) || !ReadingCheck.IsPower(reading.ReactivePowerVar))
            {
                return DeviceFault.PowerRange;
            }

            TakeFrequencyAndState(model, reading);
            int fault = TakePhases(model, reading);
            return fault == DeviceFault.None ? TakeEnergy(model, reading) : fault;
        }

        /// <summary>Without a negative zero, which would be printed as such.</summary>
        private static double Negated(double value)
        {
            return value == 0 ? 0 : -value;
        }

        private static void TakeFrequencyAndState(SunSpecModel model, InverterReading reading)
        {
            bool hasFrequency = model.TryUnsigned(SunSpecMap.Frequency, SunSpecMap.FrequencyScale, out double frequencyHz);
            reading.HasFrequency = hasFrequency && ReadingCheck.IsFrequency(frequencyHz);
            reading.FrequencyHz = reading.HasFrequency ? frequencyHz : 0;
            reading.OperatingState = model.TryRaw(SunSpecMap.State, out ushort state) && state <= GreatestState ? state : 0;
        }

        private static int TakePhases(SunSpecModel model, InverterReading reading)
        {
            for (int phase = 0; phase < InverterReading.Phases; phase++)
            {
                bool hasVoltage = model.TryUnsigned(SunSpecMap.PhaseVoltage + phase, SunSpecMap.VoltageScale, out double voltageV);
                bool hasCurrent = model.TryUnsigned(SunSpecMap.PhaseCurrent + phase, SunSpecMap.CurrentScale, out double currentA);
                reading.HasPhase[phase] = hasVoltage && hasCurrent;
                reading.VoltageV[phase] = voltageV;
                reading.CurrentA[phase] = currentA;
                if (!ReadingCheck.IsVoltage(voltageV))
                {
                    return DeviceFault.VoltageRange;
                }

                if (!ReadingCheck.IsCurrent(currentA))
                {
                    return DeviceFault.CurrentRange;
                }
            }

            return DeviceFault.None;
        }

        private static int TakeEnergy(SunSpecModel model, InverterReading reading)
        {
            reading.HasEnergy = model.TryAccumulator(SunSpecMap.Energy, SunSpecMap.EnergyScale, out double energyWh);
            if (energyWh > GreatestWh)
            {
                return DeviceFault.EnergyRange;
            }

            reading.EnergyWh = (long)(energyWh + 0.5);
            return DeviceFault.None;
        }
    }
}
