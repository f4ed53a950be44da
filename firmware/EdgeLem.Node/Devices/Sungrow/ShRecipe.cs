namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Sungrow SH: compulsory mode with charge, discharge or stop and a power. Firmware differs in whether the battery's power has a sign, so its direction is taken from the
    /// running state: bit 1 charging, bit 2 discharging.
    /// </summary>
    internal sealed class ShRecipe : StorageRecipe
    {
        private const int Compulsory = 2;
        private const int Charge = 0xAA;
        private const int Discharge = 0xBB;
        private const int Stop = 0xCC;
        private const int DischargingBit = 4;

        public override void Fill(WritePlan plan, double powerW, int holdS, double ratedPowerW)
        {
            plan.Put(InverterQuantity.StorageMode, Compulsory);
            plan.Put(InverterQuantity.StoragePower, Magnitude(powerW));
            plan.Put(InverterQuantity.StorageCommand, powerW > 0 ? Charge : (powerW < 0 ? Discharge : Stop));
        }

        public override double PowerOf(RegisterDialogue dialogue)
        {
            double powerW = Magnitude(dialogue.Value(InverterQuantity.BatteryPower, 0));
            double direction = dialogue.Value(InverterQuantity.BatteryDirection, 0);
            return double.IsNaN(powerW) || double.IsNaN(direction) ? double.NaN : (((int)direction & DischargingBit) != 0 ? -powerW : powerW);
        }
    }
}
