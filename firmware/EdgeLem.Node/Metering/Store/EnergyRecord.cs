namespace EdgeLem.Node.Metering.Store
{
    /// <summary>The counters at the end of one interval, as they are stored. One object, refilled.</summary>
    public sealed class EnergyRecord
    {
        /// <summary>Number in the store, from 1, rising by one per record over all boots; at most 2^32 - 1.</summary>
        public long Sequence { get; set; }

        /// <summary>The record up to which the gateway had answered when this one was written; 0 for none.</summary>
        public long AcknowledgedThrough { get; set; }

        /// <summary>Start of the interval in UTC epoch seconds.</summary>
        public long IntervalStartS { get; set; }

        /// <summary>Length of the interval in s, 1 to 86400.</summary>
        public long IntervalSeconds { get; set; }

        /// <summary>Instant of the reading in UTC epoch seconds: the interval's end or a little later.</summary>
        public long AtS { get; set; }

        /// <summary>Import counter in Wh, not negative.</summary>
        public long ImportWh { get; set; }

        /// <summary>Export counter in Wh, not negative.</summary>
        public long ExportWh { get; set; }

        /// <summary>How far the node's clock could be trusted.</summary>
        public TimeQuality TimeQuality { get; set; }

        /// <summary>End of the interval in UTC epoch seconds.</summary>
        public long IntervalEndS => IntervalStartS + IntervalSeconds;
    }
}
