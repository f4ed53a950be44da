namespace EdgeLem.Node.Polling
{
    /// <summary>
    /// Decides when a device that failed is asked again: soon at first, and after <see cref="FailuresUntilLost"/> failed cycles in a row, when it counts
    /// as lost, rarely, so that its time-outs do not eat the others' bus time. A long silence is normal for some devices.
    /// </summary>
    public class DeviceWatch
    {
        /// <summary>Failed cycles in a row after which the device counts as lost.</summary>
        public const int FailuresUntilLost = 3;

        private readonly RetryPlan _plan;
        private int _failures;
        private long _lostWaitMs;

        /// <summary>Creates a watch of a device that answers until proven otherwise.</summary>
        /// <param name="plan">When to ask again.</param>
        public DeviceWatch(RetryPlan plan)
        {
            _plan = plan;
            _lostWaitMs = plan.LostMs;
        }

        /// <summary>Whether the last job failed.</summary>
        public bool IsFailing => _failures > 0;

        /// <summary>Whether the device counts as lost.</summary>
        public bool IsLost => _failures >= FailuresUntilLost;

        /// <summary>When a failing device is to be asked again, in ms; <see cref="long.MaxValue"/> while it answers.</summary>
        public long RetryAtMs { get; private set; } = long.MaxValue;

        /// <summary>Whether a cycle may ask the device.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>False while it is to be left alone.</returns>
        public bool MayAsk(long nowMs)
        {
            return !IsFailing || nowMs >= RetryAtMs || (_plan.AsksEveryCycle && !IsLost);
        }

        /// <summary>Takes a clock that was set: a failing device may be asked in the next cycle.</summary>
        public void Rebase()
        {
            RetryAtMs = IsFailing ? long.MinValue : long.MaxValue;
        }

        /// <summary>Notes how a job went.</summary>
        /// <param name="succeeded">Whether it did what it was for.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when the device was lost or came back with this job.</returns>
        public bool Note(bool succeeded, long nowMs)
        {
            bool wasLost = IsLost;
            if (succeeded)
            {
                _failures = 0;
                _lostWaitMs = _plan.LostMs;
                RetryAtMs = long.MaxValue;
                return wasLost;
            }

            _failures += IsLost ? 0 : 1;
            RetryAtMs = nowMs + (IsLost ? NextLostWaitMs() : _plan.SoonMs);
            return IsLost && !wasLost;
        }

        private long NextLostWaitMs()
        {
            long waitMs = _lostWaitMs;
            _lostWaitMs = 2 * waitMs < _plan.LongestMs ? 2 * waitMs : _plan.LongestMs;
            return waitMs;
        }
    }
}
