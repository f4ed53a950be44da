namespace EdgeLem.Contracts
{
    /// <summary>The outcome of the last clearing; retained.</summary>
    public sealed class PriceMessage
    {
        /// <summary>Start of the interval in UTC epoch seconds.</summary>
        public long IntervalStart { get; set; }

        /// <summary>Length of the interval in s.</summary>
        public long IntervalSeconds { get; set; }

        /// <summary>Whether local trade took place.</summary>
        public bool HasPrice { get; set; }

        /// <summary>Clearing price in micro-euro per kWh; 0 when <see cref="HasPrice"/> is false.</summary>
        public long PriceMicroEurPerKwh { get; set; }

        /// <summary>Local trade in W.</summary>
        public long VolumeW { get; set; }

        /// <summary>Sum of all bids in W.</summary>
        public long BidW { get; set; }

        /// <summary>Sum of all offers in W.</summary>
        public long OfferW { get; set; }

        /// <summary>Name of the clearing mechanism, for instance <c>uniform-price</c>.</summary>
        public string Mechanism { get; set; } = "";

        /// <summary>Name of the grid policy, for instance <c>check-only</c>.</summary>
        public string Policy { get; set; } = "";

        /// <summary>Number of limits that the power-flow check found violated.</summary>
        public int Violations { get; set; }
    }
}
