namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Growatt VPP: control authority, the unstored limit in whole per cent, reactive power as a percentage whose sign is the mode, and the watch over communication, which
    /// ends the limits after 1 to 300 s without a request.
    /// </summary>
    internal sealed class GrowattVppRecipe : InverterRecipe
    {
        private const int Enabled = 1;
        private const int Lagging = 4;
        private const int Leading = 5;
        private const int GreatestFallbackS = 300;

        private readonly GrowattRecipe _states = new GrowattRecipe();

        public override void Fill(WritePlan plan, InverterSetpoint setpoint)
        {
            plan.Put(InverterQuantity.ControlAuthority, Enabled);
            if (setpoint.RevertS > 0)
            {
                plan.Put(InverterQuantity.FallbackTime, setpoint.RevertS < GreatestFallbackS ? setpoint.RevertS : GreatestFallbackS);
                plan.Put(InverterQuantity.FallbackEnable, Enabled);
            }

            plan.Put(InverterQuantity.LimitPercent, setpoint.PercentDown(setpoint.GenerationLimitW, 1));
            double percent = 100 * setpoint.ReactivePowerVar / setpoint.RatedPowerW;
            double magnitude = percent < 0 ? -percent : percent;
            plan.Put(InverterQuantity.ReactivePercent, magnitude);
            if (magnitude >= 0.5)
            {
                plan.Put(InverterQuantity.ReactiveMode, percent > 0 ? Lagging : Leading);
            }
        }

        public override int StateOf(int raw)
        {
            return _states.StateOf(raw);
        }
    }
}
