namespace EdgeLem.Contracts
{
    /// <summary>One bid or offer.</summary>
    public sealed class OrderEntry
    {
        /// <summary>Id within the message, from 1.</summary>
        public int Id { get; set; }

        /// <summary>One of <see cref="OrderSides"/>.</summary>
        public string Side { get; set; } = "";

        /// <summary>Mean power over the interval in W; positive on both sides.</summary>
        public long QuantityW { get; set; }

        /// <summary>Limit price in micro-euro per kWh: highest for a bid, lowest for an offer.</summary>
        public long PriceMicroEurPerKwh { get; set; }
    }
}
