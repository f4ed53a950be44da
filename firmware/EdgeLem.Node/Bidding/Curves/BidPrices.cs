using EdgeLem.Contracts;

namespace EdgeLem.Node.Bidding
{
    /// <summary>The prices of one interval as the household sees them, in micro-euro per kWh. One object, refilled.</summary>
    public sealed class BidPrices
    {
        /// <summary>The open gate; its prices are the bounds of every order.</summary>
        public GateMessage Gate { get; private set; } = new GateMessage();

        /// <summary>Highest price at which the household bids for what it needs: feed-in + share x (retail - feed-in), rounded down.</summary>
        public long LimitBidMicroEurPerKwh { get; private set; }

        /// <summary>Lowest price at which it offers what it has left: retail - share x (retail - feed-in), rounded up.</summary>
        public long LimitOfferMicroEurPerKwh { get; private set; }

        /// <summary>Price of its bid for the inelastic part, from the feed-in price to the limit.</summary>
        public long BidMicroEurPerKwh { get; set; }

        /// <summary>Price of its offer of the inelastic part, from the limit to the retail price.</summary>
        public long OfferMicroEurPerKwh { get; set; }

        /// <summary>Clearing price that the node expects.</summary>
        public long ExpectedMicroEurPerKwh { get; set; }

        /// <summary>Retail minus feed-in price; 0 or more.</summary>
        public long SpreadMicroEurPerKwh => Gate.RetailMicroEurPerKwh - Gate.FeedInMicroEurPerKwh;

        /// <summary>Takes a gate; bids and offers stand at their limits, the expectation in the middle.</summary>
        /// <param name="gate">The open gate.</param>
        /// <param name="sharePermille">Place of the limit price, 0 to 1000; see <see cref="ConfigMessage.LimitPriceSharePermille"/>.</param>
        public void Begin(GateMessage gate, long sharePermille)
        {
            Gate = gate;
            long premium = SpreadMicroEurPerKwh * sharePermille / 1000;
            LimitBidMicroEurPerKwh = gate.FeedInMicroEurPerKwh + premium;
            LimitOfferMicroEurPerKwh = gate.RetailMicroEurPerKwh - premium;
            BidMicroEurPerKwh = LimitBidMicroEurPerKwh;
            OfferMicroEurPerKwh = LimitOfferMicroEurPerKwh;
            ExpectedMicroEurPerKwh = gate.FeedInMicroEurPerKwh + (SpreadMicroEurPerKwh / 2);
        }

        /// <summary>A price within the bounds of a gate.</summary>
        /// <param name="gate">The gate.</param>
        /// <param name="priceMicroEurPerKwh">Any price.</param>
        /// <returns>The price, or the bound that it passes.</returns>
        public static long Within(GateMessage gate, long priceMicroEurPerKwh)
        {
            return priceMicroEurPerKwh < gate.FeedInMicroEurPerKwh ? gate.FeedInMicroEurPerKwh
                : priceMicroEurPerKwh > gate.RetailMicroEurPerKwh ? gate.RetailMicroEurPerKwh
                : priceMicroEurPerKwh;
        }
    }
}
