namespace EdgeLem.Node.Devices
{
    /// <summary>How one manufacturer's storage is told what to do, and how its power is read.</summary>
    internal abstract class StorageRecipe
    {
        /// <summary>Fills the plan with the registers that hold a power.</summary>
        /// <param name="plan">The plan.</param>
        /// <param name="powerW">Power, W, charging positive; within the limits.</param>
        /// <param name="holdS">How long the device is to hold it without being told again, s.</param>
        /// <param name="ratedPowerW">What a percentage refers to, W; above 0 where the map has one.</param>
        public abstract void Fill(WritePlan plan, double powerW, int holdS, double ratedPowerW);

        /// <summary>The battery's power, W, charging positive; NaN when not given.</summary>
        public virtual double PowerOf(RegisterDialogue dialogue)
        {
            return dialogue.Value(InverterQuantity.BatteryPower, 0);
        }

        /// <summary>A magnitude.</summary>
        protected static double Magnitude(double value)
        {
            return value < 0 ? -value : value;
        }

        /// <summary>Seconds in whole minutes, rounded up.</summary>
        protected static int Minutes(int seconds)
        {
            return (seconds + 59) / 60;
        }
    }
}
