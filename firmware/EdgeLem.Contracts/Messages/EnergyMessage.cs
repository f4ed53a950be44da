namespace EdgeLem.Contracts
{
    /// <summary>The meter's absolute counters at the end of an interval; the gateway settles the differences.</summary>
    public sealed class EnergyMessage
    {
        /// <summary>Boot id of the sender.</summary>
        public string Boot { get; set; } = "";

        /// <summary>Sequence number, rising by one per message of this node in this boot.</summary>
        public long Seq { get; set; }

        /// <summary>Start of the interval that ended, in UTC epoch seconds.</summary>
        public long IntervalStart { get; set; }

        /// <summary>Length of the interval in s.</summary>
        public long IntervalSeconds { get; set; }

        /// <summary>Instant of the reading in UTC epoch seconds, at or just after the interval's end.</summary>
        public long At { get; set; }

        /// <summary>Import counter in Wh, never falling.</summary>
        public long ImportWh { get; set; }

        /// <summary>Export counter in Wh, never falling.</summary>
        public long ExportWh { get; set; }
    }
}
