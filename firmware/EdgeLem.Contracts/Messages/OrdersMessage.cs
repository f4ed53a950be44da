namespace EdgeLem.Contracts
{
    /// <summary>All orders of one node for one interval; a later message with a higher <see cref="Seq"/> replaces them as a whole.</summary>
    public sealed class OrdersMessage
    {
        /// <summary>Boot id of the sender.</summary>
        public string Boot { get; set; } = "";

        /// <summary>Sequence number, rising by one per message of this node in this boot.</summary>
        public long Seq { get; set; }

        /// <summary>Start of the interval in UTC epoch seconds, on the interval grid.</summary>
        public long IntervalStart { get; set; }

        /// <summary>The node's forecast of the mean net power of its inelastic part in W, import positive.</summary>
        public long ForecastW { get; set; }

        /// <summary>Mean absolute error of that forecast's method so far in W; -1 while it has not been tested.</summary>
        public long ForecastErrorW { get; set; } = -1;

        /// <summary>The orders; 0 to <see cref="MessageLimits.MostOrdersPerMessage"/> elements. None withdraws earlier ones.</summary>
        public OrderEntry[] Orders { get; set; } = new OrderEntry[0];
    }
}
