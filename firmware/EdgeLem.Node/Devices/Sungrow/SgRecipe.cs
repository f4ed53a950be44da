namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Sungrow: the limit is switched on with 0xAA and given in 0.1 % of the rated power; reactive power needs mode 0xA2 and is given in 0.1 % of the rated power. A device
    /// whose reactive control is off is left so for 0 var, to save writes.
    /// </summary>
    internal sealed class SgRecipe : InverterRecipe
    {
        private const int Enabled = 0xAA;
        private const int ReactiveOff = 0x55;
        private const int ReactivePercent = 0xA2;

        public override void Fill(WritePlan plan, InverterSetpoint setpoint)
        {
            plan.Put(InverterQuantity.LimitEnable, Enabled);
            plan.Put(InverterQuantity.LimitPercent, setpoint.PercentDown(setpoint.GenerationLimitW, 0.1));
            if (setpoint.ReactivePowerVar == 0 && plan.Shown(InverterQuantity.ReactiveMode) == ReactiveOff)
            {
                return;
            }

            plan.Put(InverterQuantity.ReactiveMode, ReactivePercent);
            plan.Put(InverterQuantity.ReactivePercent, 100 * setpoint.ReactivePowerVar / setpoint.RatedPowerW);
        }

        public override int StateOf(int raw)
        {
            switch (raw)
            {
                case 0x0000: return Running;
                case 0x8000:
                case 0x1300:
                case 0x1500: return Off;
                case 0x1400:
                case 0x1200: return Standby;
                case 0x1600: return Starting;
                case 0x9100: return Running;
                case 0x8100:
                case 0x8200: return Throttled;
                case 0x5500: return Fault;
                default: return Unknown;
            }
        }
    }
}
