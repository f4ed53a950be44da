namespace EdgeLem.Node.Devices
{
    /// <summary>What an inverter can do, by its nameplate (model 120) and its settings (model 121), or by its capacity (model 702), all as magnitudes.</summary>
    internal sealed class SunSpecRatings
    {
        /// <summary>Rated active power, W.</summary>
        public double PowerW { get; private set; }

        /// <summary>Rated apparent power, VA.</summary>
        public double VoltAmpere { get; private set; }

        /// <summary>WMax, W: what WMaxLimPct and VArWMaxPct are percentages of. The rating where model 121 is missing.</summary>
        public double MaximumPowerW { get; private set; }

        /// <summary>The most reactive power to supply (quadrant 1), var; 0 when the device does not tell.</summary>
        public double SuppliedVar { get; private set; }

        /// <summary>The most reactive power to absorb (quadrant 4), var; 0 when the device does not tell.</summary>
        public double AbsorbedVar { get; private set; }

        /// <summary>Forgets everything.</summary>
        public void Clear()
        {
            PowerW = 0;
            VoltAmpere = 0;
            MaximumPowerW = 0;
            SuppliedVar = 0;
            AbsorbedVar = 0;
        }

        /// <summary>Takes the nameplate; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public int TakeNameplate(SunSpecModel model)
        {
            if (model.Id != SunSpecMap.Nameplate)
            {
                return DeviceFault.ModelMoved;
            }

            bool hasPower = model.TryUnsigned(SunSpecMap.PowerRating, SunSpecMap.PowerRatingScale, out double powerW);
            bool hasVoltAmpere = model.TryUnsigned(SunSpecMap.VoltAmpereRating, SunSpecMap.VoltAmpereRatingScale, out double voltAmpere);
            if (!hasPower || !hasVoltAmpere)
            {
                return DeviceFault.MissingPoint;
            }

            PowerW = powerW;
            VoltAmpere = voltAmpere;
            MaximumPowerW = powerW;
            TakeReactive(model, SunSpecMap.ReactiveRatingQ1, SunSpecMap.ReactiveRatingQ4, SunSpecMap.ReactiveRatingScale);
            return powerW > 0 && voltAmpere > 0 ? DeviceFault.None : DeviceFault.RatingRange;
        }

        /// <summary>Takes the settings; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public int TakeSettings(SunSpecModel model)
        {
            if (model.Id != SunSpecMap.Settings)
            {
                return DeviceFault.ModelMoved;
            }

            if (!model.TryUnsigned(SunSpecMap.MaximumPower, SunSpecMap.MaximumPowerScale, out double maximumPowerW))
            {
                return DeviceFault.MissingPoint;
            }

            MaximumPowerW = maximumPowerW;
            TakeReactive(model, SunSpecMap.MaximumReactiveQ1, SunSpecMap.MaximumReactiveQ4, SunSpecMap.MaximumReactiveScale);
            return maximumPowerW > 0 ? DeviceFault.None : DeviceFault.RatingRange;
        }

        /// <summary>Takes the capacity of model 702: settings where the device implements them, ratings elsewhere; gives a fault, or 0.</summary>
        public int TakeCapacity(SunSpecModel model)
        {
            if (model.Id != SunSpecDerMap.Capacity)
            {
                return DeviceFault.ModelMoved;
            }

            bool hasPower = model.TryUnsigned(SunSpecDerMap.PowerRating, SunSpecDerMap.CapacityPowerScale, out double powerW);
            bool hasVoltAmpere = model.TryUnsigned(SunSpecDerMap.VoltAmpereRating, SunSpecDerMap.CapacityVoltAmpereScale, out double voltAmpere);
            if (!hasPower)
            {
                return DeviceFault.MissingPoint;
            }

            PowerW = powerW;
            VoltAmpere = hasVoltAmpere ? voltAmpere : powerW;
            bool hasSetting = model.TryUnsigned(SunSpecDerMap.PowerSetting, SunSpecDerMap.CapacityPowerScale, out double settingW);
            MaximumPowerW = hasSetting ? settingW : powerW;
            SuppliedVar = SettingOrRating(model, SunSpecDerMap.InjectedSetting, SunSpecDerMap.InjectedRating, SunSpecDerMap.CapacityReactiveScale);
            AbsorbedVar = SettingOrRating(model, SunSpecDerMap.AbsorbedSetting, SunSpecDerMap.AbsorbedRating, SunSpecDerMap.CapacityReactiveScale);
            return powerW > 0 && VoltAmpere > 0 && MaximumPowerW > 0 ? DeviceFault.None : DeviceFault.RatingRange;
        }

        /// <summary>A uint16 setting of model 702, or its rating where the device has no setting; 0 without either.</summary>
        public static double SettingOrRating(SunSpecModel model, int settingOffset, int ratingOffset, int scaleOffset)
        {
            bool hasSetting = model.TryUnsigned(settingOffset, scaleOffset, out double setting);
            model.TryUnsigned(ratingOffset, scaleOffset, out double rating);
            return hasSetting ? setting : rating;
        }

        private static double Magnitude(double value)
        {
            return value < 0 ? -value : value;
        }

        private void TakeReactive(SunSpecModel model, int suppliedOffset, int absorbedOffset, int scaleOffset)
        {
            if (model.TrySigned(suppliedOffset, scaleOffset, out double suppliedVar))
            {
                SuppliedVar = Magnitude(suppliedVar);
            }

            if (model.TrySigned(absorbedOffset, scaleOffset, out double absorbedVar))
            {
                AbsorbedVar = Magnitude(absorbedVar);
            }
        }
    }
}
