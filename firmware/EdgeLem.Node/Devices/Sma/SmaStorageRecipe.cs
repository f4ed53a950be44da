namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// SMA battery inverters: the mode charge or discharge with equal least and greatest power, the other direction at 0. All are renewed with each write; the device drops
    /// them otherwise (evcc repeats them every 60 s).
    /// </summary>
    internal sealed class SmaStorageRecipe : StorageRecipe
    {
        private const int Charge = 2289;
        private const int Discharge = 2290;

        public override void Fill(WritePlan plan, double powerW, int holdS, double ratedPowerW)
        {
            double chargeW = powerW > 0 ? powerW : 0;
            double dischargeW = powerW < 0 ? -powerW : 0;
            plan.Renew(InverterQuantity.StorageCommand, powerW < 0 ? Discharge : Charge, 0);
            plan.Renew(InverterQuantity.StorageLeastCharge, chargeW, 0);
            plan.Renew(InverterQuantity.StorageCharge, chargeW, 0);
            plan.Renew(InverterQuantity.StorageLeastDischarge, dischargeW, 0);
            plan.Renew(InverterQuantity.StorageDischarge, dischargeW, 0);
            plan.Renew(InverterQuantity.StorageGridPower, 0, 0);
        }

        public override double PowerOf(RegisterDialogue dialogue)
        {
            double chargeW = dialogue.Value(InverterQuantity.BatteryCharge, 0);
            double dischargeW = dialogue.Value(InverterQuantity.BatteryDischarge, 0);
            bool hasNone = double.IsNaN(chargeW) && double.IsNaN(dischargeW);
            return hasNone ? double.NaN : (double.IsNaN(chargeW) ? 0 : chargeW) - (double.IsNaN(dischargeW) ? 0 : dischargeW);
        }
    }
}
