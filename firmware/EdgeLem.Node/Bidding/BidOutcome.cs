using EdgeLem.Contracts;

namespace EdgeLem.Node.Bidding
{
    /// <summary>What the node asked for in an interval, and what the market answered. One object, refilled.</summary>
    public sealed class BidOutcome
    {
        /// <summary>Start of the interval in UTC epoch seconds; -1 while nothing was sent.</summary>
        public long IntervalStart { get; private set; } = -1;

        /// <summary>Whether the node bid; false when it offered or sent no orders.</summary>
        public bool WasBid { get; private set; }

        /// <summary>Whether the node offered.</summary>
        public bool WasOffer { get; private set; }

        /// <summary>Price of the inelastic part's order in micro-euro per kWh.</summary>
        public long PriceMicroEurPerKwh { get; private set; }

        /// <summary>Retail minus feed-in price of the interval.</summary>
        public long SpreadMicroEurPerKwh { get; private set; }

        /// <summary>Whether there was local trade.</summary>
        public bool HasClearing { get; private set; }

        /// <summary>Clearing price in micro-euro per kWh; 0 without local trade.</summary>
        public long ClearingMicroEurPerKwh { get; private set; }

        /// <summary>Whether the order would have traded at the clearing price.</summary>
        public bool Traded => HasClearing
            && ((WasBid && PriceMicroEurPerKwh >= ClearingMicroEurPerKwh) || (WasOffer && PriceMicroEurPerKwh <= ClearingMicroEurPerKwh));

        /// <summary>Notes what was sent.</summary>
        /// <param name="orders">The orders.</param>
        /// <param name="prices">Their prices.</param>
        public void Sent(OrdersMessage orders, BidPrices prices)
        {
            IntervalStart = orders.IntervalStart;
            WasBid = orders.Orders.Length > 0 && orders.Orders[0].Side == OrderSides.Bid;
            WasOffer = orders.Orders.Length > 0 && !WasBid;
            PriceMicroEurPerKwh = WasOffer ? prices.OfferMicroEurPerKwh : prices.BidMicroEurPerKwh;
            SpreadMicroEurPerKwh = prices.SpreadMicroEurPerKwh;
        }

        /// <summary>Takes the clearing, once.</summary>
        /// <param name="clearing">The clearing as announced.</param>
        /// <returns>False when it is of another interval than the orders, or nothing was sent.</returns>
        public bool TryTake(PriceMessage clearing)
        {
            if (IntervalStart < 0 || clearing.IntervalStart != IntervalStart)
            {
                return false;
            }

            HasClearing = clearing.HasPrice;
            ClearingMicroEurPerKwh = clearing.PriceMicroEurPerKwh;
            IntervalStart = -1;
            return true;
        }
    }
}
