namespace EdgeLem.Node.Devices
{
    /// <summary>One value in a wallbox's registers. Immutable.</summary>
    internal sealed class WallboxPoint
    {
        /// <summary>Creates it.</summary>
        public WallboxPoint(WallboxValue value, int address, WallboxFormat format, double scale)
        {
            Value = value;
            Address = address;
            Format = format;
            Scale = scale;
        }

        /// <summary>What it is.</summary>
        public WallboxValue Value { get; }

        /// <summary>Its first register.</summary>
        public int Address { get; }

        /// <summary>How it lies there.</summary>
        public WallboxFormat Format { get; }

        /// <summary>A or W per count.</summary>
        public double Scale { get; }
    }
}
