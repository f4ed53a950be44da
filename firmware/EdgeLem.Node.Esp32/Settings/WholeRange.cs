namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>The whole numbers that a value may be. Immutable.</summary>
    public sealed class WholeRange
    {
        /// <summary>Creates a range.</summary>
        /// <param name="least">See <see cref="Least"/>.</param>
        /// <param name="greatest">See <see cref="Greatest"/>.</param>
        /// <param name="unit">See <see cref="Unit"/>.</param>
        public WholeRange(long least, long greatest, string unit)
        {
            Least = least;
            Greatest = greatest;
            Unit = unit;
        }

        /// <summary>Least value.</summary>
        public long Least { get; }

        /// <summary>Greatest value.</summary>
        public long Greatest { get; }

        /// <summary>Unit with a space before it, or empty.</summary>
        public string Unit { get; }
    }
}
