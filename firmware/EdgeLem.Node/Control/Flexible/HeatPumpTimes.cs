using System;

namespace EdgeLem.Node.Control
{
    /// <summary>Rated electrical power of a heat pump and the least times of a state. Immutable.</summary>
    public sealed class HeatPumpTimes
    {
        /// <summary>Creates times of 10 minutes each.</summary>
        /// <param name="ratedW">Rated electrical power, W, above 0.</param>
        public HeatPumpTimes(double ratedW)
            : this(ratedW, 600, 600)
        {
        }

        /// <summary>Creates times.</summary>
        /// <param name="ratedW">Rated electrical power, W, above 0.</param>
        /// <param name="leastOnS">Least time of normal or advised running, s; 0 to 7200.</param>
        /// <param name="leastOffS">Least time of a blockade, s; 0 to 7200.</param>
        /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
        public HeatPumpTimes(double ratedW, long leastOnS, long leastOffS)
        {
            if (double.IsNaN(ratedW) || ratedW <= 0 || leastOnS < 0 || leastOnS > SettingRanges.LongestRelayS || leastOffS < 0 || leastOffS > SettingRanges.LongestRelayS)
            {
                throw new ArgumentOutOfRangeException(nameof(ratedW), "A heat pump has a rated power above 0 W and least times of 0 to 7200 s.");
            }

            RatedW = ratedW;
            LeastOnMs = leastOnS * 1000;
            LeastOffMs = leastOffS * 1000;
        }

        /// <summary>Rated electrical power, W.</summary>
        public double RatedW { get; }

        /// <summary>Least time of normal or advised running, ms.</summary>
        public long LeastOnMs { get; }

        /// <summary>Least time of a blockade, ms.</summary>
        public long LeastOffMs { get; }
    }
}
