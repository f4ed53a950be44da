using System;

namespace EdgeLem.Node.Polling
{
    /// <summary>When a device that failed is asked again. Immutable; the plans of the node's devices are listed here and in docs/bus.md.</summary>
    public sealed class RetryPlan
    {
        /// <summary>Creates a plan.</summary>
        /// <param name="soonMs">See <see cref="SoonMs"/>; 1 or more.</param>
        /// <param name="lostMs">See <see cref="LostMs"/>; not below <paramref name="soonMs"/>.</param>
        /// <param name="longestMs">See <see cref="LongestMs"/>; not below <paramref name="lostMs"/>.</param>
        /// <param name="asksEveryCycle">See <see cref="AsksEveryCycle"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException">The times do not rise.</exception>
        public RetryPlan(long soonMs, long lostMs, long longestMs, bool asksEveryCycle)
        {
            if (soonMs < 1 || lostMs < soonMs || longestMs < lostMs)
            {
                throw new ArgumentOutOfRangeException(nameof(soonMs), "The times between tries are above 0 and do not fall.");
            }

            SoonMs = soonMs;
            LostMs = lostMs;
            LongestMs = longestMs;
            AsksEveryCycle = asksEveryCycle;
        }

        /// <summary>Time in ms to the next try after the first failures.</summary>
        public long SoonMs { get; }

        /// <summary>Time in ms to the first try of a lost device; each failed try doubles it.</summary>
        public long LostMs { get; }

        /// <summary>The longest time in ms between two tries of a lost device.</summary>
        public long LongestMs { get; }

        /// <summary>Whether a device that failed but is not lost yet is asked in every cycle, also before its next try is due.</summary>
        public bool AsksEveryCycle { get; }

        /// <summary>The meter: after 2 s, and lost every 30 s, no longer, because settlement waits for its counters.</summary>
        /// <returns>The plan.</returns>
        public static RetryPlan ForMeter()
        {
            return new RetryPlan(2000, 30000, 30000, true);
        }

        /// <summary>The inverter and all others: after 5 s, and lost after 30 s, then twice as long each time up to 5 minutes. Many inverters sleep at night.</summary>
        /// <returns>The plan.</returns>
        public static RetryPlan ForOthers()
        {
            return new RetryPlan(5000, 30000, 300000, false);
        }
    }
}
