// Method   The board tells no more than its time of day and its uptime. An answer of the time server shows as a jump of their difference: on the first one
//          from 1970 to now, later by the drift of the crystal since the last, some milliseconds to some hundred (10 to 40 ppm over an hour are 36 to
//          144 ms). What runs on without such a jump is not known to be right any more.
//          The two are read one after the other: a thread that was stopped between them would see a jump that is none, so both are read again until
//          the uptime stood still meanwhile.
// Limits   A jump below JumpMs goes unseen, which makes a clock that is right look older than it is: the error is on the safe side.
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Hosting;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Time
{
    /// <summary>
    /// The node's time, for the thread that works the node: until the time of day is known it is the uptime, from then on UTC that never runs backward, also when it
    /// has not been confirmed for so long that it counts as unknown.
    /// </summary>
    public sealed class DeviceClock
    {
        /// <summary>No time of day before 2026-01-01 is believed, UTC epoch ms: the program is younger.</summary>
        public const long EarliestUtcMs = 1767225600000;

        /// <summary>How long after an answer of the time server the clock counts as synchronised, ms: one day.</summary>
        public const long SynchronisedMs = 86400000;

        /// <summary>How long the clock is believed without an answer, ms: eight days, in which a crystal of 40 ppm drifts 28 s.</summary>
        public const long HoldoverMs = 8 * SynchronisedMs;

        private const long JumpMs = 5;
        private const int MostReadings = 10;

        private readonly IBoardClock _board;
        private readonly SteadyClock _steady = new SteadyClock();
        private long _lastOffsetMs;
        private long _believedAtMs;
        private bool _hasAnswer;
        private bool _wasPlausible;
        private bool _isFirst = true;
        private bool _wasKnown;
        private long _tickMs;
        private long _utcMs;

        /// <summary>Creates a clock; what the board kept over a restart without loss of power counts as holdover.</summary>
        /// <param name="board">The board's clocks.</param>
        public DeviceClock(IBoardClock board)
        {
            _board = board;
        }

        /// <summary>How far the time can be trusted, as of the last <see cref="NowMs"/>.</summary>
        public TimeQuality Quality { get; private set; } = TimeQuality.Unknown;

        /// <summary>Whether the time of day was set back by more than <see cref="SteadyClock.LargestSlewMs"/> after it was known: the node must begin anew.</summary>
        public bool WentBack { get; private set; }

        /// <summary>The time in ms: since the start until <see cref="Quality"/> is known for the first time, UTC epoch from then on.</summary>
        /// <returns>Never less than an earlier answer.</returns>
        public long NowMs()
        {
            if (ReadTogether() || _isFirst)
            {
                Judge(_utcMs, _tickMs);
            }

            _wasKnown = _wasKnown || Quality != TimeQuality.Unknown;
            if (!_wasKnown)
            {
                return _tickMs;
            }

            long nowMs = _steady.Follow(_utcMs, _tickMs);
            WentBack = WentBack || _steady.WentBack;
            return nowMs;
        }

        /// <summary>Reads both clocks so that they belong together; false when other threads did not let it.</summary>
        private bool ReadTogether()
        {
            for (int i = 0; i < MostReadings; i++)
            {
                long beforeMs = _board.TickMs;
                _utcMs = _board.UtcMs;
                _tickMs = _board.TickMs;
                if (_tickMs - beforeMs <= 1)
                {
                    return true;
                }
            }

            return false;
        }

        private void Judge(long utcMs, long tickMs)
        {
            bool isPlausible = utcMs >= EarliestUtcMs;
            long offsetMs = utcMs - tickMs;
            if (isPlausible && (_isFirst || !_wasPlausible || Distance(offsetMs, _lastOffsetMs) >= JumpMs))
            {
                _hasAnswer = _hasAnswer || !_isFirst;
                _believedAtMs = tickMs;
            }

            _isFirst = false;
            _wasPlausible = isPlausible;
            _lastOffsetMs = offsetMs;
            Quality = QualityAt(tickMs, isPlausible);
        }

        private TimeQuality QualityAt(long tickMs, bool isPlausible)
        {
            long ageMs = tickMs - _believedAtMs;
            if (!isPlausible || ageMs >= HoldoverMs)
            {
                return TimeQuality.Unknown;
            }

            return _hasAnswer && ageMs < SynchronisedMs ? TimeQuality.Synchronised : TimeQuality.Holdover;
        }

        private static long Distance(long a, long b)
        {
            return a > b ? a - b : b - a;
        }
    }
}
