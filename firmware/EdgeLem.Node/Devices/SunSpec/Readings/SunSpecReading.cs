namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Turns a measurement model into a reading: scale factors applied, generator signs turned into load reference, absent points left out. Models 101 to 103
    /// have integers, 111 to 113 floats, 701 integers of up to 64 bits.
    /// </summary>
    internal static class SunSpecReading
    {
        private const int GreatestState = 8;

        /// <summary>Fills the reading; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public static int Take(SunSpecModel model, InverterReading reading)
        {
            if (model.Id == SunSpecDerMap.Measurement)
            {
                return SunSpecDerReading.Take(model, reading);
            }

            return model.Id >= SunSpecFloatMap.SinglePhase ? SunSpecFloatReading.Take(model, reading) : TakeIntegers(model, reading);
        }

        private static int TakeIntegers(SunSpecModel model, InverterReading reading)
        {
            if (!model.TrySigned(SunSpecMap.Power, SunSpecMap.PowerScale, out double generatedW))
            {
                return DeviceFault.MissingPoint;
            }

            bool hasReactive = model.TrySigned(SunSpecMap.Reactive, SunSpecMap.ReactiveScale, out double suppliedVar);
            SunSpecQuantities.SetPower(reading, generatedW, hasReactive, suppliedVar);
            bool hasFrequency = model.TryUnsigned(SunSpecMap.Frequency, SunSpecMap.FrequencyScale, out double frequencyHz);
            SunSpecQuantities.SetFrequency(reading, hasFrequency, frequencyHz);
            reading.OperatingState = model.TryRaw(SunSpecMap.State, out ushort state) && state <= GreatestState ? state : 0;
            for (int phase = 0; phase < InverterReading.Phases; phase++)
            {
                bool hasVoltage = model.TryUnsigned(SunSpecMap.PhaseVoltage + phase, SunSpecMap.VoltageScale, out double voltageV);
                bool hasCurrent = model.TryUnsigned(SunSpecMap.PhaseCurrent + phase, SunSpecMap.CurrentScale, out double currentA);
                SunSpecQuantities.SetPhase(reading, phase, hasVoltage && hasCurrent, voltageV, currentA);
            }

            bool hasEnergy = model.TryAccumulator(SunSpecMap.Energy, SunSpecMap.EnergyScale, out double energyWh);
            SunSpecQuantities.SetEnergy(reading, hasEnergy, energyWh);
            return SunSpecQuantities.Check(reading);
        }
    }
}
