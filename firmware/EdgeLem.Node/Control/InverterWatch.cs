namespace EdgeLem.Node.Control
{
    /// <summary>
    /// Decides when an inverter that failed is asked again: after 5 s, then twice as long each time up to 5 minutes. Many inverters sleep at night:
    /// a long silence is normal and must not cost the meter its bus time.
    /// </summary>
    public sealed class InverterWatch
    {
        /// <summary>Failed jobs in a row after which its layout is looked up anew.</summary>
        public const int FailuresUntilLost = 3;

        private const long FirstRetryMs = 5000;
        private const long LongestRetryMs = 300000;

        private int _failures;
        private long _retryMs = FirstRetryMs;
        private long _retryAtMs = long.MinValue;

        /// <summary>Whether the inverter counts as lost.</summary>
        public bool IsLost => _failures >= FailuresUntilLost;

        /// <summary>Whether the last job failed.</summary>
        public bool IsFailing => _failures > 0;

        /// <summary>Whether a cycle may ask the inverter.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>False while it is to be left alone.</returns>
        public bool MayAsk(long nowMs)
        {
            return nowMs >= _retryAtMs;
        }

        /// <summary>Takes a clock that was set: the next cycle may ask.</summary>
        public void Rebase()
        {
            _retryAtMs = long.MinValue;
        }

        /// <summary>Notes how a job went.</summary>
        /// <param name="succeeded">Whether it did what it was for.</param>
        /// <param name="nowMs">The time.</param>
        public void Note(bool succeeded, long nowMs)
        {
            if (succeeded)
            {
                _failures = 0;
                _retryMs = FirstRetryMs;
                return;
            }

            _failures += IsLost ? 0 : 1;
            _retryAtMs = nowMs + _retryMs;
            _retryMs = _retryMs * 2 > LongestRetryMs ? LongestRetryMs : _retryMs * 2;
        }
    }
}
