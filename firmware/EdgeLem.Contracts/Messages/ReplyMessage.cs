namespace EdgeLem.Contracts
{
    /// <summary>The gateway's answer to one orders or energy message, or to a message that it refused.</summary>
    public sealed class ReplyMessage
    {
        /// <summary>Leaf of the topic that is answered, for instance <see cref="Topics.Orders"/>.</summary>
        public string About { get; set; } = "";

        /// <summary>Sequence number of the answered message; 0 when it could not be read.</summary>
        public long Seq { get; set; }

        /// <summary>Start of the interval in UTC epoch seconds; 0 when it could not be read.</summary>
        public long IntervalStart { get; set; }

        /// <summary>The number of a <see cref="RejectCode"/>; 0 when accepted.</summary>
        public int Code { get; set; }

        /// <summary>Name of the code and, when refused, the value, the allowed range and what to do.</summary>
        public string Reason { get; set; } = "";
    }
}
