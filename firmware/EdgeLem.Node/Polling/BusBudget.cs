using EdgeLem.Modbus;

namespace EdgeLem.Node.Polling
{
    /// <summary>
    /// The bus time that a poll plan asks for, before it runs: the sum over all exchanges of (request + reply + turnaround) / period. A plan fits when the
    /// sum is at most <see cref="BusLoad.LimitPermille"/>. Devices that take long to answer come on top, so <see cref="BusLoad"/> measures what became of it.
    /// </summary>
    public sealed class BusBudget
    {
        private const int ReadRequestBytes = 8;
        private const int ReadReplyOverheadBytes = 5;
        private const int WriteRequestOverheadBytes = 9;
        private const int WriteReplyBytes = 8;

        private readonly ModbusMasterOptions _options;
        private double _permille;

        /// <summary>Begins an empty plan.</summary>
        /// <param name="options">The bus's speed and turnaround.</param>
        public BusBudget(ModbusMasterOptions options)
        {
            _options = options;
        }

        /// <summary>Busy share in parts per thousand, rounded up; above 1000 when the plan cannot be kept at all.</summary>
        public int SharePermille => (int)System.Math.Ceiling(_permille);

        /// <summary>Whether the plan leaves room for retries.</summary>
        public bool Fits => SharePermille <= BusLoad.LimitPermille;

        /// <summary>Adds a read that is repeated.</summary>
        /// <param name="registers">1 to 125.</param>
        /// <param name="periodMs">Time between two of them, ms, above 0.</param>
        public void AddRead(int registers, int periodMs)
        {
            Add(ReadRequestBytes, ReadReplyOverheadBytes + (2 * registers), periodMs);
        }

        /// <summary>Adds a write of several registers that is repeated.</summary>
        /// <param name="registers">1 to 123.</param>
        /// <param name="periodMs">Time between two of them, ms, above 0.</param>
        public void AddWrite(int registers, int periodMs)
        {
            Add(WriteRequestOverheadBytes + (2 * registers), WriteReplyBytes, periodMs);
        }

        private void Add(int requestBytes, int replyBytes, int periodMs)
        {
            if (periodMs < 1)
            {
                throw new System.ArgumentOutOfRangeException(nameof(periodMs), "The time between two exchanges is above 0 ms.");
            }

            // us per ms are parts per thousand.
            _permille += (double)_options.CostUsOf(requestBytes, replyBytes) / periodMs;
        }
    }
}
