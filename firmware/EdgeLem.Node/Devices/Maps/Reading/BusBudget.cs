using System;

namespace EdgeLem.Node.Devices
{
    /// <summary>Adds up what the devices of one bus ask for in a cycle: requests, replies and turnarounds must stay below 70 % of it, so that retries and writes find room.</summary>
    public sealed class BusBudget
    {
        /// <summary>The share of a cycle that planned reads may take, per cent.</summary>
        public const int GreatestSharePercent = 70;

        private readonly long _cycleMs;

        /// <summary>Starts with an empty cycle.</summary>
        /// <param name="cycleMs">The cycle's length, ms, above 0.</param>
        /// <exception cref="ArgumentOutOfRangeException">The cycle is not above 0 ms.</exception>
        public BusBudget(long cycleMs)
        {
            if (cycleMs <= 0)
            {
                throw new ArgumentOutOfRangeException(nameof(cycleMs), "A cycle is longer than 0 ms.");
            }

            _cycleMs = cycleMs;
        }

        /// <summary>What was added, ms.</summary>
        public long UsedMs { get; private set; }

        /// <summary>Whether the reads fit.</summary>
        public bool Fits => UsedMs * 100 < _cycleMs * GreatestSharePercent;

        /// <summary>What is wrong, for a configuration report; empty when the reads fit.</summary>
        public string Problem => Fits
            ? ""
            : "the bus is busy for " + UsedMs + " ms of a cycle of " + _cycleMs + " ms; less than " + GreatestSharePercent
                + " % is allowed. Raise the cycle or the baud rate, or put fewer devices on the bus.";

        /// <summary>Adds a device's reads.</summary>
        /// <param name="busTimeMs">ms; see <see cref="MeterReadPlan.BusTimeMs"/>.</param>
        public void Add(long busTimeMs)
        {
            UsedMs += busTimeMs;
        }
    }
}
