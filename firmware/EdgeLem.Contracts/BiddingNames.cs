namespace EdgeLem.Contracts
{
    /// <summary>The names that <see cref="BiddingConfig"/> knows.</summary>
    public static class BiddingNames
    {
        /// <summary>Price strategy: bids and offers at the limit price.</summary>
        public const string Truthful = "truthful";

        /// <summary>Price strategy: a price drawn by chance on the right side of the limit price.</summary>
        public const string ZeroIntelligence = "zero-intelligence";

        /// <summary>Price strategy: a profit margin that learns from each clearing.</summary>
        public const string Adaptive = "adaptive";

        /// <summary>Asset: charges and discharges a battery by the value of what it holds.</summary>
        public const string Battery = "battery";

        /// <summary>Asset: heats or cools by comfort.</summary>
        public const string Thermostat = "thermostat";

        /// <summary>Asset: charges a vehicle until its deadline.</summary>
        public const string Vehicle = "vehicle";

        /// <summary>Forecast: persistence and yesterday weighted by their errors.</summary>
        public const string Blend = "blend";

        /// <summary>Forecast: the last interval goes on.</summary>
        public const string Persistence = "persistence";

        /// <summary>Forecast: the same time yesterday.</summary>
        public const string Yesterday = "yesterday";

        /// <summary>Forecast: simple exponential smoothing of the intervals.</summary>
        public const string Smoothing = "smoothing";
    }
}
