namespace EdgeLem.Node.Devices
{
    /// <summary>Turns a model 111, 112 or 113 into a reading.</summary>
    internal static class SunSpecFloatReading
    {
        private const int GreatestState = 8;

        /// <summary>Fills the reading; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public static int Take(SunSpecModel model, InverterReading reading)
        {
            if (!model.TryFloat(SunSpecFloatMap.Power, out double generatedW))
            {
                return DeviceFault.MissingPoint;
            }

            bool hasReactive = model.TryFloat(SunSpecFloatMap.Reactive, out double suppliedVar);
            SunSpecQuantities.SetPower(reading, generatedW, hasReactive, suppliedVar);
            bool hasFrequency = model.TryFloat(SunSpecFloatMap.Frequency, out double frequencyHz);
            SunSpecQuantities.SetFrequency(reading, hasFrequency, frequencyHz);
            reading.OperatingState = model.TryRaw(SunSpecFloatMap.State, out ushort state) && state <= GreatestState ? state : 0;
            for (int phase = 0; phase < InverterReading.Phases; phase++)
            {
                bool hasVoltage = model.TryFloat(SunSpecFloatMap.PhaseVoltage + (2 * phase), out double voltageV);
                bool hasCurrent = model.TryFloat(SunSpecFloatMap.PhaseCurrent + (2 * phase), out double currentA);
                SunSpecQuantities.SetPhase(reading, phase, hasVoltage && hasCurrent, voltageV, currentA);
            }

            bool hasEnergy = model.TryFloat(SunSpecFloatMap.Energy, out double energyWh);
            SunSpecQuantities.SetEnergy(reading, hasEnergy, energyWh);
            return SunSpecQuantities.Check(reading);
        }

        /// <summary>Replaces the energy counter by that of a model 122, if it counts; gives a fault, or 0.</summary>
        public static int TakeEnergy(SunSpecModel status, InverterReading reading)
        {
            if (status.Id != SunSpecFloatMap.Status)
            {
                return DeviceFault.ModelMoved;
            }

            if (status.TryAccumulator64(SunSpecFloatMap.StatusEnergy, out double energyWh))
            {
                SunSpecQuantities.SetEnergy(reading, true, energyWh);
            }

            return SunSpecQuantities.Check(reading);
        }
    }
}
