namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// LUNA2000 behind a SUN2000: forced charging or discharging for a time. When the time ends, the battery goes back to its own mode, so the command is given again
    /// after half of it.
    /// </summary>
    internal sealed class Luna2000Recipe : StorageRecipe
    {
        private const int ByTime = 0;
        private const int Charge = 1;
        private const int Discharge = 2;

        public override void Fill(WritePlan plan, double powerW, int holdS, double ratedPowerW)
        {
            plan.Put(InverterQuantity.StorageMode, ByTime);
            plan.Put(InverterQuantity.StorageTime, Minutes(holdS));
            plan.Put(powerW < 0 ? InverterQuantity.StorageDischarge : InverterQuantity.StorageCharge, Magnitude(powerW));
            plan.Renew(InverterQuantity.StorageCommand, powerW < 0 ? Discharge : Charge, holdS / 2);
        }
    }
}
