namespace EdgeLem.Contracts
{
    /// <summary>The interval that is open for orders; retained.</summary>
    public sealed class GateMessage
    {
        /// <summary>Start of the interval in UTC epoch seconds.</summary>
        public long IntervalStart { get; set; }

        /// <summary>Length of the interval in s; 5 to 86400.</summary>
        public long IntervalSeconds { get; set; }

        /// <summary>Last instant in UTC epoch seconds at which orders are accepted.</summary>
        public long ClosesAt { get; set; }

        /// <summary>The retailer's buying price, the lowest price of an order, in micro-euro per kWh.</summary>
        public long FeedInMicroEurPerKwh { get; set; }

        /// <summary>The retailer's selling price, the highest price of an order, in micro-euro per kWh.</summary>
        public long RetailMicroEurPerKwh { get; set; }
    }
}
