namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// SMA: control from outside is switched on, then limit and reactive power go as W and var. They are renewed with each write, since the device ends them by a time of its
    /// own (a device parameter) when they stay away.
    /// </summary>
    internal sealed class SmaRecipe : InverterRecipe
    {
        private const int ControlActive = 802;

        public override void Fill(WritePlan plan, InverterSetpoint setpoint)
        {
            plan.Renew(InverterQuantity.ControlAuthority, ControlActive, 0);
            plan.Renew(InverterQuantity.LimitPower, (long)setpoint.GenerationLimitW, 0);
            plan.Renew(InverterQuantity.ReactiveSetpoint, setpoint.ReactivePowerVar, 0);
        }

        public override int StateOf(int raw)
        {
            switch (raw)
            {
                case 35: return Fault;
                case 303: return Off;
                case 307:
                case 455: return Running;
                default: return Unknown;
            }
        }
    }
}
