using System;
using EdgeLem.Contracts;

namespace EdgeLem.Node.Bidding
{
    /// <summary>
    /// One order per interval for the whole forecast, at a fixed place between the feed-in price and the retail price: a buyer bids
    /// feed-in + share x (retail - feed-in), a seller offers retail - share x (retail - feed-in). Integers, rounded down for a bid and up for an offer.
    /// </summary>
    public sealed class LimitPriceStrategy
    {
        /// <summary>Smallest order in W; a smaller forecast leads to a message without orders.</summary>
        public const long LeastQuantityW = 50;

        private readonly ConnectionPoint _connection;
        private readonly OrderEntry _order = new OrderEntry();
        private readonly OrderEntry[] _one;
        private readonly OrderEntry[] _none = new OrderEntry[0];

        /// <summary>Creates a strategy.</summary>
        /// <param name="connection">Its ratings cap the quantity.</param>
        public LimitPriceStrategy(ConnectionPoint connection)
        {
            _connection = connection;
            _one = new OrderEntry[] { _order };
        }

        /// <summary>Writes the orders of one interval.</summary>
        /// <param name="gate">The open gate; its prices are the bounds.</param>
        /// <param name="netPowerW">Forecast net power in W, import positive.</param>
        /// <param name="sharePermille">Place of the limit price, 0 to 1000; see <see cref="ConfigMessage.LimitPriceSharePermille"/>.</param>
        /// <param name="orders">Its interval and orders are overwritten; the entries belong to this strategy and change with the next call.</param>
        public void Write(GateMessage gate, double netPowerW, long sharePermille, OrdersMessage orders)
        {
            bool buys = netPowerW > 0;
            long ratedW = buys ? _connection.RatedImportW : _connection.RatedExportW;
            double magnitudeW = Math.Abs(netPowerW);
            long quantityW = magnitudeW < ratedW ? (long)(magnitudeW + 0.5) : ratedW;
            long premium = (gate.RetailMicroEurPerKwh - gate.FeedInMicroEurPerKwh) * sharePermille / 1000;
            _order.Id = 1;
            _order.Side = buys ? OrderSides.Bid : OrderSides.Offer;
            _order.QuantityW = quantityW;
            _order.PriceMicroEurPerKwh = buys ? gate.FeedInMicroEurPerKwh + premium : gate.RetailMicroEurPerKwh - premium;
            orders.IntervalStart = gate.IntervalStart;
            orders.Orders = quantityW < LeastQuantityW ? _none : _one;
        }
    }
}
