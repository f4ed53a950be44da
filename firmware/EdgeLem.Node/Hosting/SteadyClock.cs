namespace EdgeLem.Node.Hosting
{
    /// <summary>
    /// UTC that never runs backward. It follows a clock at once when that is ahead; when that went back a little, it runs at half speed until both agree. A step back of more than
    /// <see cref="LargestSlewMs"/> is told instead (<see cref="WentBack"/>): the node then begins anew, as after a reboot. For one thread.
    /// </summary>
    public sealed class SteadyClock
    {
        /// <summary>The largest step back that is evened out, in ms.</summary>
        public const long LargestSlewMs = 5000;

        private bool _isStarted;
        private long _shownMs;
        private long _utcMs;
        private long _tickMs;

        /// <summary>Whether the clock that it follows was set back by more than what is evened out, since the start or <see cref="Forget"/>.</summary>
        public bool WentBack { get; private set; }

        /// <summary>Takes the clock's time.</summary>
        /// <param name="utcMs">It, in UTC epoch milliseconds.</param>
        /// <param name="tickMs">Milliseconds since any instant, by a clock that never jumps and never runs backward.</param>
        /// <returns>The time in UTC epoch milliseconds; never before an earlier answer.</returns>
        public long Follow(long utcMs, long tickMs)
        {
            if (_isStarted)
            {
                long elapsedMs = tickMs - _tickMs;
                long slowMs = _shownMs + (elapsedMs / 2);
                WentBack |= utcMs < _utcMs + elapsedMs - LargestSlewMs;
                _shownMs = utcMs > slowMs ? utcMs : slowMs;
            }
            else
            {
                _isStarted = true;
                _shownMs = utcMs;
            }

            _utcMs = utcMs;
            _tickMs = tickMs;
            return _shownMs;
        }

        /// <summary>Starts anew with the next time, even if that lies before an earlier answer.</summary>
        public void Forget()
        {
            _isStarted = false;
            WentBack = false;
        }
    }
}
