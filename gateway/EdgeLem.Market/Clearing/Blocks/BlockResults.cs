using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Blocks;

/// <summary>Writes one interval of a block auction as a clearing result.</summary>
internal static class BlockResults
{
    /// <summary>Makes the result.</summary>
    /// <param name="mechanism">Name of the mechanism.</param>
    /// <param name="book">Divisible orders and accepted blocks.</param>
    /// <param name="prices">The retailer's prices and the clearing price.</param>
    /// <param name="cleared">What the divisible orders got; whoever is not listed is a block and got everything.</param>
    public static ClearingResult Of(string mechanism, OrderBook book, (RetailerPrices Retailer, long Clearing) prices, IEnumerable<(OrderKey Key, long ClearedW)> cleared)
    {
        Dictionary<OrderKey, long> clearedW = cleared.ToDictionary(order => order.Key, order => order.ClearedW);
        TwoSides sides = TwoSides.Of(book, prices.Retailer);
        Fill(sides.Bids, clearedW);
        Fill(sides.Offers, clearedW);
        return sides.ToResult(
            mechanism,
            TradePairing.InMeritOrder(sides, prices.Clearing),
            index => Why(sides.Bids, sides.Offers, index, prices.Clearing),
            index => Why(sides.Offers, sides.Bids, index, prices.Clearing));
    }

    private static void Fill(BookSide side, Dictionary<OrderKey, long> clearedW)
    {
        for (int i = 0; i < side.Count; i++)
        {
            side.ClearedW[i] = clearedW.GetValueOrDefault(side.Orders[i].Key, side.QuantitiesW[i]);
        }
    }

    private static UnfilledReason Why(BookSide side, BookSide other, int index, long price)
    {
        UnfilledReason reason = side.WhyUnfilled(index, other);
        return reason == UnfilledReason.Outbid && side.Limits[index] == price ? UnfilledReason.RationedAtMargin : reason;
    }
}
