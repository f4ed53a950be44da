namespace EdgeLem.Node.Devices
{
    /// <summary>What a SunSpec storage can do and how it is, gathered from whichever of models 120, 124, 702, 713, 802 the device has.</summary>
    internal sealed class SunSpecStorageFacts
    {
        /// <summary>Capacity, Wh; 0 when not given.</summary>
        public double CapacityWh { get; private set; }

        /// <summary>Highest charging power, W; 0 when not given.</summary>
        public double ChargeW { get; private set; }

        /// <summary>Highest discharging power, W; 0 when not given.</summary>
        public double DischargeW { get; private set; }

        /// <summary>State of charge, %; NaN when not given.</summary>
        public double StateOfChargePercent { get; private set; }

        /// <summary>Power of the battery, W, charging positive; NaN when only the inverter's AC power is given.</summary>
        public double BatteryPowerW { get; private set; }

        /// <summary>Forgets everything.</summary>
        public void Clear()
        {
            CapacityWh = 0;
            ChargeW = 0;
            DischargeW = 0;
            Refresh();
        }

        /// <summary>Forgets what changes.</summary>
        public void Refresh()
        {
            StateOfChargePercent = double.NaN;
            BatteryPowerW = double.NaN;
        }

        /// <summary>Takes one model; gives false for one that says nothing about storage.</summary>
        public bool Take(SunSpecModel model)
        {
            switch (model.Id)
            {
                case SunSpecMap.Nameplate: TakeNameplate(model); return true;
                case SunSpecDerMap.Capacity: TakeCapacity(model); return true;
                case SunSpecStorageMap.Storage: TakeStorage(model); return true;
                case SunSpecStorageMap.DerStorage: TakeDerStorage(model); return true;
                case SunSpecStorageMap.Battery: TakeBattery(model); return true;
                default: return false;
            }
        }

        private void TakeNameplate(SunSpecModel model)
        {
            model.TryUnsigned(SunSpecStorageMap.NameplateEnergy, SunSpecStorageMap.NameplateEnergyScale, out double energyWh);
            model.TryUnsigned(SunSpecStorageMap.NameplateCharge, SunSpecStorageMap.NameplateChargeScale, out double chargeW);
            model.TryUnsigned(SunSpecStorageMap.NameplateDischarge, SunSpecStorageMap.NameplateDischargeScale, out double dischargeW);
            CapacityWh = energyWh;
            ChargeW = chargeW;
            DischargeW = dischargeW;
        }

        private void TakeCapacity(SunSpecModel model)
        {
            ChargeW = SunSpecRatings.SettingOrRating(model, SunSpecDerMap.ChargeSetting, SunSpecDerMap.ChargeRating, SunSpecDerMap.CapacityPowerScale);
            DischargeW = SunSpecRatings.SettingOrRating(model, SunSpecDerMap.DischargeSetting, SunSpecDerMap.DischargeRating, SunSpecDerMap.CapacityPowerScale);
        }

        /// <summary>WChaMax is what InWRte is a percentage of, so it goes before the nameplate; the model has no such point for discharging.</summary>
        private void TakeStorage(SunSpecModel model)
        {
            if (model.TryUnsigned(SunSpecStorageMap.ChargeMaximum, SunSpecStorageMap.ChargeMaximumScale, out double chargeW))
            {
                ChargeW = chargeW;
                DischargeW = DischargeW > 0 ? DischargeW : chargeW;
            }

            TakeStateOfCharge(model, SunSpecStorageMap.StateOfCharge, SunSpecStorageMap.StateOfChargeScale);
        }

        private void TakeDerStorage(SunSpecModel model)
        {
            if (model.TryUnsigned(SunSpecStorageMap.DerEnergyRating, SunSpecStorageMap.DerEnergyScale, out double energyWh))
            {
                CapacityWh = energyWh;
            }

            TakeStateOfCharge(model, SunSpecStorageMap.DerStateOfCharge, SunSpecStorageMap.DerPercentScale);
        }

        private void TakeBattery(SunSpecModel model)
        {
            if (model.TryUnsigned(SunSpecStorageMap.BatteryEnergyRating, SunSpecStorageMap.BatteryEnergyScale, out double energyWh))
            {
                CapacityWh = energyWh;
            }

            if (model.TrySigned(SunSpecStorageMap.BatteryPower, SunSpecStorageMap.BatteryPowerScale, out double dischargedW))
            {
                BatteryPowerW = dischargedW == 0 ? 0 : -dischargedW;
            }

            TakeStateOfCharge(model, SunSpecStorageMap.BatteryStateOfCharge, SunSpecStorageMap.BatteryPercentScale);
        }

        private void TakeStateOfCharge(SunSpecModel model, int offset, int scaleOffset)
        {
            if (model.TryUnsigned(offset, scaleOffset, out double percent))
            {
                StateOfChargePercent = percent;
            }
        }
    }
}
