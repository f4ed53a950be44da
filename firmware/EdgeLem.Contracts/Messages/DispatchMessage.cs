namespace EdgeLem.Contracts
{
    /// <summary>What a node is cleared for in one interval. Never retained: a replayed command is a wrong command.</summary>
    public sealed class DispatchMessage
    {
        /// <summary>Start of the interval in UTC epoch seconds.</summary>
        public long IntervalStart { get; set; }

        /// <summary>Length of the interval in s.</summary>
        public long IntervalSeconds { get; set; }

        /// <summary>Whether local trade took place, so that <see cref="PriceMicroEurPerKwh"/> has a meaning.</summary>
        public bool HasPrice { get; set; }

        /// <summary>Clearing price in micro-euro per kWh; 0 when <see cref="HasPrice"/> is false.</summary>
        public long PriceMicroEurPerKwh { get; set; }

        /// <summary>Power traded locally in W: bought positive, sold negative.</summary>
        public long ClearedW { get; set; }

        /// <summary>Highest import in W that the network allows, positive.</summary>
        public long ImportLimitW { get; set; }

        /// <summary>Highest export in W that the network allows, positive.</summary>
        public long ExportLimitW { get; set; }

        /// <summary>UTC epoch seconds from which this dispatch must not be used any more.</summary>
        public long ValidUntil { get; set; }
    }
}
