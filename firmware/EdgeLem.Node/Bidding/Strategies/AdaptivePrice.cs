// Method   ZIP, "zero intelligence plus": each trader keeps a profit margin and moves it after every clearing by a Widrow-Hoff step with momentum
//          (D. Cliff, J. Bruten, HP Laboratories report HPL-97-91, 1997). The original learns from single quotes of a continuous auction; here one clearing price
//          stands for the quotes of an interval.
// Symbols  m margin as a share of the spread, 0 to 1, for bids and offers apart;  q clearing price and p own price, both as shares of the spread above the
//          feed-in price;  T target;  beta learning rate;  gamma momentum;  d, G step and smoothed step.
//            bid:   p = limit - m         offer: p = limit + m
//            traded, or could have at q:  T = q moved by up to 5 % and 0.05 towards more profit
//            not traded:                  T = q moved the same way towards less profit
//            no local trade:              T = p moved towards less profit
//            d = beta (T - p);  G <- gamma G + (1 - gamma) d;  p <- p + G, kept between the limit and its bound
// Limits   Margins are shares of the spread, so they survive a change of tariff and no price is divided by (the original divides by the limit price, which may be 0).
namespace EdgeLem.Node.Bidding
{
    /// <summary>A profit margin that learns from each clearing.</summary>
    public sealed class AdaptivePrice : IPriceStrategy
    {
        private const double LearningRate = 0.3;
        private const double Momentum = 0.05;
        private const double MostRelativeMove = 0.05;
        private const double MostAbsoluteMove = 0.05;
        private const double FirstMargin = 0.2;
        private const long Steps = 1000000;

        private readonly ChanceSource _chance;
        private readonly Margin _bid = new Margin();
        private readonly Margin _offer = new Margin();
        private double _feedIn;

        /// <summary>Creates a strategy that asks for a fifth of the spread.</summary>
        /// <param name="chance">Where its numbers come from.</param>
        public AdaptivePrice(ChanceSource chance)
        {
            _chance = chance;
        }

        /// <summary>Profit margin of bids as a share of the spread, 0 to 1.</summary>
        public double BidMargin => _bid.Share;

        /// <summary>Profit margin of offers as a share of the spread, 0 to 1.</summary>
        public double OfferMargin => _offer.Share;

        /// <inheritdoc/>
        public void Price(BidPrices prices)
        {
            _feedIn = prices.Gate.FeedInMicroEurPerKwh;
            long bid = prices.LimitBidMicroEurPerKwh - (long)(_bid.Share * prices.SpreadMicroEurPerKwh);
            long offer = prices.LimitOfferMicroEurPerKwh + (long)(_offer.Share * prices.SpreadMicroEurPerKwh);
            prices.BidMicroEurPerKwh = BidPrices.Within(prices.Gate, bid);
            prices.OfferMicroEurPerKwh = BidPrices.Within(prices.Gate, offer);
        }

        /// <inheritdoc/>
        public void Learn(BidOutcome outcome)
        {
            if (outcome.SpreadMicroEurPerKwh <= 0 || (!outcome.WasBid && !outcome.WasOffer))
            {
                return;
            }

            Margin margin = outcome.WasBid ? _bid : _offer;
            double own = (outcome.PriceMicroEurPerKwh - _feedIn) / outcome.SpreadMicroEurPerKwh;
            double cleared = outcome.HasClearing ? (outcome.ClearingMicroEurPerKwh - _feedIn) / outcome.SpreadMicroEurPerKwh : own;

            // More profit is a lower price for a bid and a higher one for an offer.
            double towardsProfit = outcome.WasBid ? -1 : 1;
            double direction = outcome.Traded ? towardsProfit : -towardsProfit;
            double relative = MostRelativeMove * _chance.Next(Steps + 1) / Steps;
            double absolute = MostAbsoluteMove * _chance.Next(Steps + 1) / Steps;
            double target = (cleared * (1 + (direction * relative))) + (direction * absolute);
            margin.Move(towardsProfit * LearningRate * (target - own), Momentum);
        }

        /// <summary>A margin with its momentum.</summary>
        private sealed class Margin
        {
            private double _smoothedStep;

            public double Share { get; private set; } = FirstMargin;

            public void Move(double step, double momentum)
            {
                _smoothedStep = (momentum * _smoothedStep) + ((1 - momentum) * step);
                double share = Share + _smoothedStep;
                Share = share > 1 ? 1 : share >= 0 ? share : 0;
            }
        }
    }
}
