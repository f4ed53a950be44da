namespace EdgeLem.Node.Devices
{
    /// <summary>What a wallbox shows at one instant. The driver refills one object.</summary>
    public sealed class WallboxReading
    {
        /// <summary>How many phases the arrays have.</summary>
        public const int Phases = 3;

        /// <summary>State of the vehicle.</summary>
        public WallboxState State { get; set; }

        /// <summary>Current, A, by phase terminal; 0 where the device gives none.</summary>
        public double[] CurrentA { get; } = new double[Phases];

        /// <summary>Active power, W, positive.</summary>
        public double PowerW { get; set; }
    }
}
