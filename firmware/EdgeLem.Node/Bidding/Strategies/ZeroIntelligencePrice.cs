namespace EdgeLem.Node.Bidding
{
    /// <summary>
    /// Zero intelligence with a budget constraint, the baseline of market experiments: a bid evenly between feed-in price and limit, an offer evenly between limit and
    /// retail price (D. K. Gode, S. Sunder, Journal of Political Economy 101 (1), 1993). It never trades at a loss and never learns.
    /// </summary>
    public sealed class ZeroIntelligencePrice : IPriceStrategy
    {
        private const long Steps = 1000000;

        private readonly ChanceSource _chance;

        /// <summary>Creates a strategy.</summary>
        /// <param name="chance">Where its numbers come from.</param>
        public ZeroIntelligencePrice(ChanceSource chance)
        {
            _chance = chance;
        }

        /// <inheritdoc/>
        public void Price(BidPrices prices)
        {
            long draw = _chance.Next(Steps + 1);
            long lowest = prices.Gate.FeedInMicroEurPerKwh;
            prices.BidMicroEurPerKwh = lowest + Part(prices.LimitBidMicroEurPerKwh - lowest, draw);
            prices.OfferMicroEurPerKwh = prices.LimitOfferMicroEurPerKwh + Part(prices.Gate.RetailMicroEurPerKwh - prices.LimitOfferMicroEurPerKwh, draw);
        }

        /// <inheritdoc/>
        public void Learn(BidOutcome outcome)
        {
        }

        /// <summary>A range of 2 x 10^12 at most times a draw of 10^6 fits into 63 bits.</summary>
        private static long Part(long range, long draw)
        {
            return range * draw / Steps;
        }
    }
}
