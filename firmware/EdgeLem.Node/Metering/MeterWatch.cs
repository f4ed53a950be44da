namespace EdgeLem.Node.Metering
{
    /// <summary>
    /// Decides when a meter that failed is asked again: soon at first, and after <see cref="FailuresUntilLost"/> failed cycles in a row, when the meter
    /// counts as lost, every <see cref="LostRetryMs"/>, so that time-outs do not eat the bus.
    /// </summary>
    public sealed class MeterWatch
    {
        /// <summary>Failed cycles in a row after which the meter counts as lost.</summary>
        public const int FailuresUntilLost = 3;

        /// <summary>Time in ms to the next try after the first failures.</summary>
        public const long SoonRetryMs = 2000;

        /// <summary>Time in ms between tries of a lost meter.</summary>
        public const long LostRetryMs = 30000;

        private int _failures;

        /// <summary>Whether the last reading failed.</summary>
        public bool IsFailing => _failures > 0;

        /// <summary>Whether the meter counts as lost.</summary>
        public bool IsLost => _failures >= FailuresUntilLost;

        /// <summary>When a failing meter is to be asked again, in ms; <see cref="long.MaxValue"/> while it answers.</summary>
        public long RetryAtMs { get; private set; } = long.MaxValue;

        /// <summary>Whether a cycle should ask the meter.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>False only for a lost meter whose next try is not due.</returns>
        public bool MayAsk(long nowMs)
        {
            return !IsLost || nowMs >= RetryAtMs;
        }

        /// <summary>Notes how a reading went.</summary>
        /// <param name="succeeded">Whether it brought sound values.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when the meter was lost or came back with this reading.</returns>
        public bool Note(bool succeeded, long nowMs)
        {
            bool wasLost = IsLost;
            if (succeeded)
            {
                _failures = 0;
                RetryAtMs = long.MaxValue;
            }
            else
            {
                _failures += IsLost ? 0 : 1;
                RetryAtMs = nowMs + (IsLost ? LostRetryMs : SoonRetryMs);
            }

            return wasLost != IsLost;
        }
    }
}
