namespace EdgeLem.Node.Devices
{
    /// <summary>How one manufacturer's inverters are told what to do, and what their states mean.</summary>
    internal abstract class InverterRecipe
    {
        /// <summary>States of <see cref="InverterReading.OperatingState"/>.</summary>
        public const int Unknown = 0;
        public const int Off = 1;
        public const int Sleeping = 2;
        public const int Starting = 3;
        public const int Running = 4;
        public const int Throttled = 5;
        public const int Fault = 7;
        public const int Standby = 8;

        /// <summary>Fills the plan with the registers that make the setpoint, in the order in which the device wants them.</summary>
        public abstract void Fill(WritePlan plan, InverterSetpoint setpoint);

        /// <summary>The state, by SunSpec's list, that a number of the manufacturer's means.</summary>
        public abstract int StateOf(int raw);
    }
}
