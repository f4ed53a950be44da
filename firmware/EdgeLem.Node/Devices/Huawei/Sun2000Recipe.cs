namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// SUN2000: the limit goes as watts into 40126, the reactive power as Q/S into 40123. When communication with the plant's meter is lost, the feed-in falls to 47675.
    /// </summary>
    internal sealed class Sun2000Recipe : InverterRecipe
    {
        private const int GridConnected = 0x0200;
        private const int PowerLimited = 0x0201;
        private const int SelfDerating = 0x0202;
        private const int NoIrradiation = 0xA000;

        public override void Fill(WritePlan plan, InverterSetpoint setpoint)
        {
            if (setpoint.HasFallback)
            {
                plan.Put(InverterQuantity.FallbackPower, setpoint.FallbackPowerW);
            }

            plan.Put(InverterQuantity.LimitPower, (long)setpoint.GenerationLimitW);
            plan.Put(InverterQuantity.ReactivePerUnit, setpoint.ReactivePowerVar / setpoint.RatedVoltAmpere);
        }

        public override int StateOf(int raw)
        {
            switch (raw)
            {
                case GridConnected: return Running;
                case PowerLimited:
                case SelfDerating: return Throttled;
                case 0x0100: return Starting;
                case 0x0300: return Fault;
                case NoIrradiation: return Sleeping;
                default: return StateOfClass(raw);
            }
        }

        /// <summary>The high byte is a class: 0 standby, 3 shut down, 4 scheduled by the grid operator.</summary>
        private static int StateOfClass(int raw)
        {
            switch (raw >> 8)
            {
                case 0: return Standby;
                case 3: return Off;
                case 4: return Throttled;
                default: return Unknown;
            }
        }
    }
}
