namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Growatt Protocol II: keeps commands volatile (register 2 = 0), limits in whole per cent, reactive power as a percentage whose sign is the mode: 4 under-excited
    /// (absorbs), 5 over-excited (supplies).
    /// </summary>
    internal sealed class GrowattRecipe : InverterRecipe
    {
        private const int KeepVolatile = 0;
        private const int UnderExcited = 4;
        private const int OverExcited = 5;

        public override void Fill(WritePlan plan, InverterSetpoint setpoint)
        {
            plan.Put(InverterQuantity.CommandMemory, KeepVolatile);
            if (setpoint.HasFallback)
            {
                plan.Put(InverterQuantity.FallbackPercent, setpoint.PercentDown(setpoint.FallbackPowerW, 0.1));
            }

            plan.Put(InverterQuantity.LimitPercent, setpoint.PercentDown(setpoint.GenerationLimitW, 1));
            double percent = 100 * setpoint.ReactivePowerVar / setpoint.RatedPowerW;
            double magnitude = percent < 0 ? -percent : percent;
            plan.Put(InverterQuantity.ReactivePercent, magnitude);

            // Less than half a step is 0 var with either sign, and not worth a write to flash.
            if (magnitude >= 0.5)
            {
                plan.Put(InverterQuantity.ReactiveMode, percent > 0 ? UnderExcited : OverExcited);
            }
        }

        public override int StateOf(int raw)
        {
            switch (raw)
            {
                case 0: return Standby;
                case 1: return Running;
                case 3: return Fault;
                default: return Unknown;
            }
        }
    }
}
