// Method   mean net power of one interval, either from the meter's counters at both ends or as the time integral of the power samples,
//          each sample held until the next one (zero-order hold).
// Symbols  E net energy by the counters, import minus export, Wh;  L length of the interval, s;  P_i power sample, W;  dt_i time it was held, s.
//            counters   mean = E * 3600 / L
//            samples    mean = sum(P_i dt_i) / sum(dt_i)
// Sign     load reference: import positive.
// Limits   Counters count in whole Wh or worse, so one step is 3600 / L W: they are used from L = 300 s (12 W) up. A sample is held for
//          LongestHoldMs at most; a mean from samples needs half of the interval covered, otherwise it is NaN (not known).
namespace EdgeLem.Node.Metering
{
    /// <summary>The net power of the interval that is running.</summary>
    public sealed class IntervalRecord
    {
        private const long LongestHoldMs = 300000;
        private const long ShortestCounterIntervalS = 300;
        private const double LeastCoverage = 0.5;
        private const double SecondsPerHour = 3600;

        private double _coveredMs;
        private double _wattMs;
        private double _samplePowerW = double.NaN;
        private long _sampleMs;
        private long _coveredToMs;

        /// <summary>Start of the interval in ms.</summary>
        public long StartMs { get; private set; }

        /// <summary>End of the interval in ms; 0 before the first <see cref="Restart"/>.</summary>
        public long EndMs { get; private set; }

        /// <summary>Mean of the samples so far in W; NaN without any.</summary>
        public double RunningMeanW => _coveredMs > 0 ? _wattMs / _coveredMs : _samplePowerW;

        /// <summary>Share of the interval that samples cover, 0 to 1.</summary>
        public double Coverage => EndMs > StartMs ? _coveredMs / (EndMs - StartMs) : 0;

        /// <summary>Begins an interval; the newest sample stays in force.</summary>
        /// <param name="startMs">Its start in ms.</param>
        /// <param name="lengthMs">Its length in ms, above 0.</param>
        public void Restart(long startMs, long lengthMs)
        {
            StartMs = startMs;
            EndMs = startMs + lengthMs;
            _coveredToMs = startMs;
            _coveredMs = 0;
            _wattMs = 0;
        }

        /// <summary>Takes a power sample; from now on it counts until the next one.</summary>
        /// <param name="nowMs">The time of the sample.</param>
        /// <param name="netPowerW">Net power in W, import positive.</param>
        public void Sample(long nowMs, double netPowerW)
        {
            CoverUntil(nowMs);
            _samplePowerW = netPowerW;
            _sampleMs = nowMs;
            _coveredToMs = nowMs > _coveredToMs ? nowMs : _coveredToMs;
        }

        /// <summary>The mean of the interval, at its end.</summary>
        /// <param name="netWh">Imported minus exported energy of the interval in Wh by the counters; NaN when not known.</param>
        /// <returns>Mean net power in W; NaN when too little is known.</returns>
        public double CloseMeanW(double netWh)
        {
            CoverUntil(EndMs);
            double seconds = (EndMs - StartMs) / 1000.0;
            if (!double.IsNaN(netWh) && seconds >= ShortestCounterIntervalS)
            {
                return netWh * SecondsPerHour / seconds;
            }

            return Coverage >= LeastCoverage ? RunningMeanW : double.NaN;
        }

        private void CoverUntil(long untilMs)
        {
            long toMs = untilMs < _sampleMs + LongestHoldMs ? untilMs : _sampleMs + LongestHoldMs;
            toMs = toMs < EndMs ? toMs : EndMs;
            if (double.IsNaN(_samplePowerW) || toMs <= _coveredToMs)
            {
                return;
            }

            _coveredMs += toMs - _coveredToMs;
            _wattMs += _samplePowerW * (toMs - _coveredToMs);
            _coveredToMs = toMs;
        }
    }
}
