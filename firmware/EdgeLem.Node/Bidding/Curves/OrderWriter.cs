using EdgeLem.Contracts;

namespace EdgeLem.Node.Bidding
{
    /// <summary>
    /// Turns a demand curve into the orders of one side: bids for what lies above zero, offers for what lies below. The market takes one side per node
    /// and interval; a curve that crosses zero goes to the side on which it lies at the price that is expected. Allocates a list for each number of orders when it comes for the first time.
    /// </summary>
    public sealed class OrderWriter
    {
        /// <summary>Smallest order in W; a smaller step is left out.</summary>
        public const long LeastQuantityW = 50;

        private const int MostOrders = DemandCurve.MostSteps + 1;

        private readonly OrderEntry[] _entries = new OrderEntry[MostOrders];
        private readonly OrderEntry[][] _lists = new OrderEntry[MostOrders + 1][];
        private GateMessage? _gate;
        private string _side = "";
        private long _leftW;
        private int _count;

        /// <summary>Creates a writer.</summary>
        public OrderWriter()
        {
            for (int i = 0; i < MostOrders; i++)
            {
                _entries[i] = new OrderEntry();
            }
        }

        /// <summary>Writes the orders.</summary>
        /// <param name="curve">What is wanted.</param>
        /// <param name="prices">Prices of the inelastic part, and the price that is expected.</param>
        /// <param name="limits">Most that may be bought and sold.</param>
        /// <param name="orders">Receives interval and orders; the entries belong to this writer and change with the next call.</param>
        public void Write(DemandCurve curve, BidPrices prices, BidLimits limits, OrdersMessage orders)
        {
            _gate = prices.Gate;
            _count = 0;
            if (curve.InelasticW > 0 || (curve.MostW > 0 && curve.DemandW(prices.ExpectedMicroEurPerKwh) > 0))
            {
                Bid(curve, prices, limits);
            }
            else
            {
                Offer(curve, prices, limits);
            }

            orders.IntervalStart = prices.Gate.IntervalStart;
            orders.Orders = ListOf(_count);
        }

        private OrderEntry[] ListOf(int count)
        {
            if (_lists[count] == null)
            {
                _lists[count] = new OrderEntry[count];
                System.Array.Copy(_entries, 0, _lists[count], 0, count);
            }

            return _lists[count];
        }

        /// <summary>Bids, dearest first: what is below zero was already there before the first step.</summary>
        private void Bid(DemandCurve curve, BidPrices prices, BidLimits limits)
        {
            _side = OrderSides.Bid;
            _leftW = limits.ImportW;
            double levelW = curve.InelasticW;
            Add(levelW, prices.BidMicroEurPerKwh);
            for (int step = 0; step < curve.Count; step++)
            {
                double fromW = levelW > 0 ? levelW : 0;
                levelW += curve.QuantityW(step);
                Add(levelW - fromW, curve.Price(step));
            }
        }

        /// <summary>Offers, cheapest first: a step that is wanted up to a price is offered from that price on.</summary>
        private void Offer(DemandCurve curve, BidPrices prices, BidLimits limits)
        {
            _side = OrderSides.Offer;
            _leftW = limits.ExportW;
            double levelW = curve.MostW;
            Add(-levelW, prices.OfferMicroEurPerKwh);
            for (int step = curve.Count - 1; step >= 0; step--)
            {
                double fromW = levelW < 0 ? levelW : 0;
                levelW -= curve.QuantityW(step);
                Add(fromW - levelW, curve.Price(step));
            }
        }

        private void Add(double quantityW, long priceMicroEurPerKwh)
        {
            long wholeW = double.IsNaN(quantityW) || quantityW <= 0 ? 0 : quantityW < _leftW ? (long)(quantityW + 0.5) : _leftW;
            if (wholeW < LeastQuantityW)
            {
                return;
            }

            OrderEntry order = _entries[_count];
            _count++;
            _leftW -= wholeW;
            order.Id = _count;
            order.Side = _side;
            order.QuantityW = wholeW;
            order.PriceMicroEurPerKwh = BidPrices.Within(_gate!, priceMicroEurPerKwh);
        }
    }
}
