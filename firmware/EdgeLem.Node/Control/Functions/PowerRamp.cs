namespace EdgeLem.Node.Control
{
    /// <summary>A generation limit that falls at once and rises at a limited rate.</summary>
    public sealed class PowerRamp
    {
        private long _lastMs = long.MinValue;

        /// <summary>The limit in pu of rated.</summary>
        public double Pu { get; private set; } = 1;

        /// <summary>Moves the limit.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="wantedPu">The limit that is wanted, pu of rated.</param>
        /// <param name="risePuPerMinute">Highest rise in pu of rated per minute; 0 for any.</param>
        /// <returns><see cref="Pu"/> after the move.</returns>
        public double Advance(long nowMs, double wantedPu, double risePuPerMinute)
        {
            double passedMs = _lastMs == long.MinValue || nowMs < _lastMs ? 0 : nowMs - _lastMs;
            double reachedPu = Pu + (risePuPerMinute * passedMs / 60000);
            _lastMs = nowMs;
            Pu = risePuPerMinute > 0 && wantedPu > reachedPu ? reachedPu : wantedPu;
            return Pu;
        }

        /// <summary>Takes a clock that was set: what lies between is no time that passed.</summary>
        /// <param name="nowMs">The time in ms after the setting.</param>
        public void Rebase(long nowMs)
        {
            _lastMs = _lastMs == long.MinValue ? _lastMs : nowMs;
        }
    }
}
