namespace EdgeLem.Node
{
    /// <summary>
    /// When the next cycle begins. Measurements lie on multiples of their period of UTC, so that all nodes measure together; control steps lie on
    /// multiples of their period since the node's start, so that nodes started at different times do not step together.
    /// </summary>
    public sealed class CyclePlan
    {
        private readonly bool _controls;
        private long _startMs;
        private long _nextMeasurementMs = long.MaxValue;
        private long _nextControlMs = long.MaxValue;

        /// <summary>Creates a plan in which nothing is due until <see cref="Start"/>.</summary>
        /// <param name="controls">Whether there is something to control.</param>
        public CyclePlan(bool controls)
        {
            _controls = controls;
        }

        /// <summary>When the next cycle begins in ms, as far as measuring and control ask for it.</summary>
        public long NextMs => _nextControlMs < _nextMeasurementMs ? _nextControlMs : _nextMeasurementMs;

        /// <summary>Whether the cycle that runs publishes a measurement.</summary>
        public bool Measures { get; private set; }

        /// <summary>Makes the first cycle due at once.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="settings">The periods.</param>
        public void Start(long nowMs, NodeSettings settings)
        {
            _startMs = nowMs;
            _nextControlMs = nowMs;
            long periodMs = settings.MeasurementPeriodS * 1000;
            _nextMeasurementMs = nowMs % periodMs == 0 ? nowMs : NextMultiple(nowMs, 0, periodMs);
        }

        /// <summary>Takes new periods; what is due later than they allow comes earlier.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="settings">The periods.</param>
        public void Change(long nowMs, NodeSettings settings)
        {
            if (_nextMeasurementMs == long.MaxValue)
            {
                return;
            }

            bool measurementIsDue = nowMs >= _nextMeasurementMs;
            long nextMs = NextMultiple(nowMs, 0, settings.MeasurementPeriodS * 1000);
            _nextMeasurementMs = measurementIsDue ? _nextMeasurementMs : nextMs;
            if (_controls && nowMs < _nextControlMs)
            {
                _nextControlMs = NextMultiple(nowMs, _startMs, settings.ControlPeriodMs);
            }
        }

        /// <summary>Notes that a cycle begins and sets the next ones; those that time has passed over are left out.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="settings">The periods.</param>
        public void Begin(long nowMs, NodeSettings settings)
        {
            Measures = nowMs >= _nextMeasurementMs;
            if (Measures)
            {
                _nextMeasurementMs = NextMultiple(nowMs, 0, settings.MeasurementPeriodS * 1000);
            }

            if (nowMs >= _nextControlMs)
            {
                _nextControlMs = _controls ? NextMultiple(nowMs, _startMs, settings.ControlPeriodMs) : long.MaxValue;
            }
        }

        private static long NextMultiple(long nowMs, long originMs, long periodMs)
        {
            return nowMs + periodMs - ((nowMs - originMs) % periodMs);
        }
    }
}
