using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>Bilateral trading within one interval: sellers post offers, buyers accept them one after the other; <c>bilateral</c> in the configuration.</summary>
/// <remarks>
/// <para>Rule: a node is a seller or a buyer in an interval, whichever its first order (by arrival, then number) says; its orders of the other side stay out with a
/// reason. Every offer is posted at its limit. Buyers come in the sequence of their orders' arrival and accept the offers that cost them least, price and pair cost
/// together, while that is not above their own limit (ties in merit order). The network operator approves each contract, or it is cancelled and the buyer goes on to the next.</para>
/// <para>Price: the seller's, plus half of the pair cost (rounded up). Limits are clamped to the retailer's prices.</para>
/// <para>First come, first served: the gain is at most that of the uniform price, since an early buyer with a low limit takes an offer that a later one needs.</para>
/// <para>Cost: O(n log n) without pair costs, O(bids x offers) with them.</para>
/// <para>Contracts that last longer than one interval are in <see cref="ContractRegister"/>.</para>
/// </remarks>
/// <param name="approves">The network operator: whether the offer (second) may serve the bid (first) with a power, W. Null approves everything.</param>
public sealed class BilateralClearing(Func<Order, Order, long, bool>? approves = null) : IPairwiseClearing
{
    /// <inheritdoc/>
    public string Name => "bilateral";

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices) => Clear(new Bazaar(TwoSides.Of(book, prices), PairCosts.None, approves));

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices, Func<Order, Order, long> pairCostMicroEurPerKwh)
    {
        ArgumentNullException.ThrowIfNull(pairCostMicroEurPerKwh);
        return Clear(new Bazaar(TwoSides.Of(book, prices), new PairCosts(pairCostMicroEurPerKwh), approves));
    }

    private ClearingResult Clear(Bazaar bazaar)
    {
        bazaar.TradeInSequence();
        return bazaar.Sides.ToResult(Name, [.. bazaar.Trades], bazaar.WhyBid, bazaar.WhyOffer);
    }

    /// <summary>The posted offers of one interval, and who may buy.</summary>
    private sealed class Bazaar
    {
        private readonly PairCosts _costs;
        private readonly Func<Order, Order, long, bool>? _approves;
        private readonly int[] _sequence;
        private readonly Dictionary<string, OrderSide> _roles = new(StringComparer.Ordinal);
        private readonly HashSet<int> _notApproved = [];
        private int _firstOpen;

        public Bazaar(TwoSides sides, PairCosts costs, Func<Order, Order, long, bool>? approves)
        {
            Sides = sides;
            _costs = costs;
            _approves = approves;
            _sequence = ArrivalSequence.Of(sides);
            foreach (int entry in _sequence)
            {
                Order order = entry >= 0 ? sides.Bids.Orders[entry] : sides.Offers.Orders[~entry];
                _roles.TryAdd(order.NodeId, order.Side);
            }
        }

        public TwoSides Sides { get; }

        public List<Trade> Trades { get; } = [];

        public void TradeInSequence()
        {
            foreach (int bid in _sequence.Where(entry => entry >= 0 && HasRole(Sides.Bids, entry)))
            {
                Buy(bid);
            }
        }

        public UnfilledReason WhyBid(int index) => Why(Sides.Bids, Sides.Offers, index);

        public UnfilledReason WhyOffer(int index) => Why(Sides.Offers, Sides.Bids, index);

        private UnfilledReason Why(BookSide side, BookSide other, int index)
        {
            if (!HasRole(side, index))
            {
                return UnfilledReason.RegisteredOnOtherSide;
            }

            if (_notApproved.Contains(side.Side == OrderSide.Bid ? index : ~index))
            {
                return UnfilledReason.NotApproved;
            }

            UnfilledReason reason = side.WhyUnfilled(index, other);
            return reason == UnfilledReason.Outbid && !_costs.AreNone ? UnfilledReason.NoAcceptablePartner : reason;
        }

        private bool HasRole(BookSide side, int index) => _roles[side.Orders.AsSpan()[index].NodeId] == side.Side;

        private void Buy(int bid)
        {
            HashSet<int>? passed = null;
            while (Sides.Bids.RemainingW(bid) > 0 && Cheapest(bid, passed) is int offer)
            {
                long quantityW = Math.Min(Sides.Bids.RemainingW(bid), Sides.Offers.RemainingW(offer));
                if (_approves is null || _approves(Sides.Bids.Orders[bid], Sides.Offers.Orders[offer], quantityW))
                {
                    Sides.Take(bid, offer, quantityW);
                    Trades.Add(Sides.TradeOf(bid, offer, quantityW, Sides.Offers.Limits[offer] + _costs.HalfUp(Sides, bid, offer)));
                }
                else
                {
                    (passed ??= []).Add(offer);
                    _notApproved.Add(bid);
                    _notApproved.Add(~offer);
                }
            }
        }

        /// <summary>The open offer that costs the buyer least, if it can afford it.</summary>
        private int? Cheapest(int bid, HashSet<int>? passed)
        {
            SkipSold();
            long lowest = Sides.Bids.Limits[bid];
            int? cheapest = null;
            for (int offer = _firstOpen; offer < Sides.Offers.Count && Sides.Offers.Limits[offer] <= lowest; offer++)
            {
                if (Sides.Offers.RemainingW(offer) == 0 || !HasRole(Sides.Offers, offer) || passed?.Contains(offer) == true)
                {
                    continue;
                }

                long cost = Sides.Offers.Limits[offer] + _costs.Of(Sides, bid, offer);
                if (cost < lowest || (cost == lowest && cheapest is null))
                {
                    (lowest, cheapest) = (cost, offer);
                    if (_costs.AreNone)
                    {
                        break;
                    }
                }
            }

            return cheapest;
        }

        private void SkipSold()
        {
            while (_firstOpen < Sides.Offers.Count && (Sides.Offers.RemainingW(_firstOpen) == 0 || !HasRole(Sides.Offers, _firstOpen)))
            {
                _firstOpen++;
            }
        }
    }
}
