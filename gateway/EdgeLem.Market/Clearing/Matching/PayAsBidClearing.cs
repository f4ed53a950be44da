using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Matching;

/// <summary>One-to-one matching with a price per trade; <c>pay-as-bid</c> or <c>midpoint</c> in the configuration.</summary>
/// <remarks>
/// <para>Rule: the best bid meets the best offer, both in merit order with limits clamped to the retailer's prices, for as much as both still want; the one
/// with a remainder meets the next; it ends when they no longer reach each other. Volume and gain are those of the uniform price.</para>
/// <para>Price: <see cref="PairPriceRule.Bid"/>, the bid's clamped limit, so the whole gain of a trade is the seller's; <see cref="PairPriceRule.Middle"/>, halfway
/// to the offer's. The price of the result is the mean of the trades' prices, weighted by power, rounded down.</para>
/// <para>Ties: by arrival, then node, then number; nothing is shared at the margin, since every pair is a deal of two.</para>
/// <para>Cost: one pass after the book's sort.</para>
/// </remarks>
/// <param name="rule">Which price a pair trades at.</param>
public sealed class PayAsBidClearing(PairPriceRule rule) : IMarketClearing
{
    /// <inheritdoc/>
    public string Name => rule == PairPriceRule.Bid ? "pay-as-bid" : "midpoint";

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices)
    {
        TwoSides sides = TwoSides.Of(book, prices);
        List<Trade> trades = new(sides.Bids.Count);
        int bid = 0;
        int offer = 0;
        while (bid < sides.Bids.Count && offer < sides.Offers.Count && sides.Bids.Limits[bid] >= sides.Offers.Limits[offer])
        {
            long quantityW = Math.Min(sides.Bids.RemainingW(bid), sides.Offers.RemainingW(offer));
            sides.Take(bid, offer, quantityW);
            trades.Add(sides.TradeOf(bid, offer, quantityW, PriceOf(sides.Bids.Limits[bid], sides.Offers.Limits[offer])));
            bid += sides.Bids.RemainingW(bid) == 0 ? 1 : 0;
            offer += sides.Offers.RemainingW(offer) == 0 ? 1 : 0;
        }

        return sides.ToResult(Name, [.. trades]);
    }

    private long PriceOf(long bid, long offer) => rule == PairPriceRule.Bid ? bid : offer + ((bid - offer) >> 1);
}
