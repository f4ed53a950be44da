namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Growatt hybrids with the VPP protocol: authority, time, power in per cent of the battery converter's rating, then the enable register. A report tells that some
    /// firmware does not end the command when its time is over: the node must say 0 itself.
    /// </summary>
    internal sealed class GrowattStorageRecipe : StorageRecipe
    {
        private const int Enabled = 1;

        public override void Fill(WritePlan plan, double powerW, int holdS, double ratedPowerW)
        {
            plan.Put(InverterQuantity.StorageAuthority, Enabled);
            plan.Put(InverterQuantity.StoragePercent, ratedPowerW > 0 ? 100 * powerW / ratedPowerW : 0);
            plan.Renew(InverterQuantity.StorageTime, Minutes(holdS), holdS / 2);
            plan.Renew(InverterQuantity.StorageEnable, Enabled, holdS / 2);
        }
    }
}
