namespace EdgeLem.Node.Devices
{
    /// <summary>Turns a model 701 into a reading. Its states are those of model 103 less one.</summary>
    internal static class SunSpecDerReading
    {
        private const int GreatestState = 7;

        /// <summary>Fills the reading; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public static int Take(SunSpecModel model, InverterReading reading)
        {
            if (!model.TrySigned(SunSpecDerMap.Power, SunSpecDerMap.PowerScale, out double injectedW))
            {
                return DeviceFault.MissingPoint;
            }

            bool hasReactive = model.TrySigned(SunSpecDerMap.Reactive, SunSpecDerMap.ReactiveScale, out double injectedVar);
            SunSpecQuantities.SetPower(reading, injectedW, hasReactive, injectedVar);
            bool hasFrequency = model.TryUnsignedLong(SunSpecDerMap.Frequency, SunSpecDerMap.FrequencyScale, out double frequencyHz);
            SunSpecQuantities.SetFrequency(reading, hasFrequency, frequencyHz);
            reading.OperatingState = model.TryRaw(SunSpecDerMap.State, out ushort state) && state <= GreatestState ? state + 1 : 0;
            TakePhases(model, reading);
            bool hasEnergy = model.TryCounter(SunSpecDerMap.InjectedEnergy, SunSpecDerMap.EnergyScale, out double energyWh);
            SunSpecQuantities.SetEnergy(reading, hasEnergy, energyWh);
            return SunSpecQuantities.Check(reading);
        }

        private static void TakePhases(SunSpecModel model, InverterReading reading)
        {
            bool hasAny = false;
            for (int phase = 0; phase < InverterReading.Phases; phase++)
            {
                int block = phase * SunSpecDerMap.PhaseBlock;
                hasAny |= TakePhase(model, reading, phase, SunSpecDerMap.VoltageA + block, SunSpecDerMap.CurrentA + block);
            }

            if (!hasAny)
            {
                // A single-phase device may give its one voltage and current as those of the whole.
                TakePhase(model, reading, 0, SunSpecDerMap.LineToNeutral, SunSpecDerMap.Current);
            }
        }

        private static bool TakePhase(SunSpecModel model, InverterReading reading, int phase, int voltageOffset, int currentOffset)
        {
            bool hasVoltage = model.TryUnsigned(voltageOffset, SunSpecDerMap.VoltageScale, out double voltageV);
            bool hasCurrent = model.TrySigned(currentOffset, SunSpecDerMap.CurrentScale, out double currentA);
            SunSpecQuantities.SetPhase(reading, phase, hasVoltage && hasCurrent, voltageV, currentA < 0 ? -currentA : currentA);
            return hasVoltage && hasCurrent;
        }
    }
}
