namespace EdgeLem.Node.Polling
{
    /// <summary>How much of its time the bus is busy, cycle by cycle. A cycle is the time from its beginning to that of the next.</summary>
    public sealed class BusLoad
    {
        /// <summary>A bus that is busy for a longer share than this has no room for retries: poll less, or raise the speed.</summary>
        public const int LimitPermille = 700;

        private const int MeanCycles = 8;

        private bool _isStarted;
        private long _cycleStartMs;
        private long _cycleBusyMs;

        /// <summary>Busy share of the last whole cycle, in parts per thousand; 0 before there is one.</summary>
        public int LastPermille { get; private set; }

        /// <summary>Busy share, averaged over about 8 cycles, in parts per thousand.</summary>
        public int MeanPermille { get; private set; }

        /// <summary>Whether the mean is above <see cref="LimitPermille"/>.</summary>
        public bool IsTooHigh => MeanPermille > LimitPermille;

        /// <summary>Whole cycles so far. It wraps.</summary>
        public int Cycles { get; private set; }

        /// <summary>Begins a cycle and closes the account of the one before.</summary>
        /// <param name="nowMs">The time.</param>
        internal void BeginCycle(long nowMs)
        {
            long lengthMs = nowMs - _cycleStartMs;
            if (_isStarted && lengthMs > 0)
            {
                LastPermille = (int)(1000 * _cycleBusyMs / lengthMs);
                MeanPermille = Cycles == 0 ? LastPermille : MeanPermille + ((LastPermille - MeanPermille) / MeanCycles);
                Cycles++;
            }

            if (!_isStarted || lengthMs > 0)
            {
                _isStarted = true;
                _cycleStartMs = nowMs;
                _cycleBusyMs = 0;
            }
        }

        internal void Add(long busyMs)
        {
            _cycleBusyMs += busyMs;
        }
    }
}
