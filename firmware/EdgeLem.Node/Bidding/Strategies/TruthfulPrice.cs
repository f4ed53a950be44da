namespace EdgeLem.Node.Bidding
{
    /// <summary>Bids and offers at the limit price: under a uniform price nobody gains by asking otherwise unless the order sets the price.</summary>
    public sealed class TruthfulPrice : IPriceStrategy
    {
        /// <inheritdoc/>
        public void Price(BidPrices prices)
        {
            prices.BidMicroEurPerKwh = prices.LimitBidMicroEurPerKwh;
            prices.OfferMicroEurPerKwh = prices.LimitOfferMicroEurPerKwh;
        }

        /// <inheritdoc/>
        public void Learn(BidOutcome outcome)
        {
        }
    }
}
