using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Matching;

/// <summary>Continuous double auction on the orders of an interval, replayed as they arrived; <c>continuous-double-auction</c> in the configuration.</summary>
/// <remarks>
/// <para>Rule: every order, when it arrives, trades at once with the best orders that rest on the other side (price, then arrival, then node id, then number),
/// at the limit of the resting one, as long as they reach each other; what is left of it then rests until gate closure.</para>
/// <para>Arrival is the gateway's market time in whole seconds; orders of one second go by node id (ordinal), then number, so that a round does not depend on which
/// message was read first. Limits are clamped to the retailer's prices.</para>
/// <para>Early orders can so take what later ones would have paid more for: the gain is at most that of the uniform price, and usually less.</para>
/// <para>Cost: O(n log n) with one heap per side.</para>
/// <para>Source: price-time priority is the rule of exchanges; zero-intelligence traders reach nearly all of the gain with it (Gode and Sunder, Journal of Political
/// Economy 101, 1993).</para>
/// </remarks>
public sealed class ContinuousAuctionClearing : IMarketClearing
{
    /// <inheritdoc/>
    public string Name => "continuous-double-auction";

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices)
    {
        TwoSides sides = TwoSides.Of(book, prices);
        Floor floor = new(sides);
        foreach (int entry in ArrivalSequence.Of(sides))
        {
            if (entry >= 0)
            {
                floor.EnterBid(entry);
            }
            else
            {
                floor.EnterOffer(~entry);
            }
        }

        return sides.ToResult(Name, [.. floor.Trades]);
    }

    /// <summary>What rests on either side. The index of an order in its sorted side is its rank.</summary>
    private sealed class Floor(TwoSides sides)
    {
        private readonly PriorityQueue<int, int> _bids = new();
        private readonly PriorityQueue<int, int> _offers = new();

        public List<Trade> Trades { get; } = [];

        public void EnterBid(int bid)
        {
            while (sides.Bids.RemainingW(bid) > 0 && _offers.TryPeek(out int offer, out _) && sides.Bids.Limits[bid] >= sides.Offers.Limits[offer])
            {
                Trade(bid, offer, sides.Offers.Limits[offer]);
                Leave(_offers, sides.Offers, offer);
            }

            Rest(_bids, sides.Bids, bid);
        }

        public void EnterOffer(int offer)
        {
            while (sides.Offers.RemainingW(offer) > 0 && _bids.TryPeek(out int bid, out _) && sides.Bids.Limits[bid] >= sides.Offers.Limits[offer])
            {
                Trade(bid, offer, sides.Bids.Limits[bid]);
                Leave(_bids, sides.Bids, bid);
            }

            Rest(_offers, sides.Offers, offer);
        }

        private void Trade(int bid, int offer, long priceMicroEurPerKwh)
        {
            long quantityW = Math.Min(sides.Bids.RemainingW(bid), sides.Offers.RemainingW(offer));
            sides.Take(bid, offer, quantityW);
            Trades.Add(sides.TradeOf(bid, offer, quantityW, priceMicroEurPerKwh));
        }

        private static void Leave(PriorityQueue<int, int> resting, BookSide side, int index)
        {
            if (side.RemainingW(index) == 0)
            {
                resting.Dequeue();
            }
        }

        private static void Rest(PriorityQueue<int, int> resting, BookSide side, int index)
        {
            if (side.RemainingW(index) > 0)
            {
                resting.Enqueue(index, index);
            }
        }
    }
}
