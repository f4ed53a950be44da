using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Matching;

/// <summary>Both sides of a book while it is being cleared.</summary>
/// <param name="Bids">The buying side.</param>
/// <param name="Offers">The selling side.</param>
internal sealed record TwoSides(BookSide Bids, BookSide Offers)
{
    /// <summary>Opens a book.</summary>
    public static TwoSides Of(OrderBook book, RetailerPrices prices)
    {
        ArgumentNullException.ThrowIfNull(book);
        return new TwoSides(BookSide.OfBids(book, prices), BookSide.OfOffers(book, prices));
    }

    /// <summary>Whether the best bid reaches the best offer at a price between feed-in and retail.</summary>
    public bool Cross => Bids.Count > 0 && Offers.Count > 0 && Bids.Limits[0] >= Offers.Limits[0];

    /// <summary>Enters a trade between two orders.</summary>
    public void Take(int bid, int offer, long quantityW)
    {
        Bids.ClearedW[bid] += quantityW;
        Offers.ClearedW[offer] += quantityW;
    }

    /// <summary>The trade between two orders at a price.</summary>
    public Trade TradeOf(int bid, int offer, long quantityW, long priceMicroEurPerKwh) =>
        new(Bids.Orders.AsSpan()[bid].Key, Offers.Orders.AsSpan()[offer].Key, quantityW, priceMicroEurPerKwh);

    /// <summary>The result when every reason is one that all mechanisms share.</summary>
    public ClearingResult ToResult(string mechanism, ImmutableArray<Trade> trades) =>
        ToResult(mechanism, trades, index => Bids.WhyUnfilled(index, Offers), index => Offers.WhyUnfilled(index, Bids));

    /// <summary>The result; its price is the mean of the trades' prices, weighted by power and rounded down.</summary>
    /// <param name="mechanism">Name of the mechanism.</param>
    /// <param name="trades">The trades; what they sum to per order is what the sides were given.</param>
    /// <param name="whyBid">Why a bid is not filled.</param>
    /// <param name="whyOffer">Why an offer is not filled.</param>
    public ClearingResult ToResult(string mechanism, ImmutableArray<Trade> trades, Func<int, UnfilledReason> whyBid, Func<int, UnfilledReason> whyOffer)
    {
        long volumeW = 0;
        Int128 value = 0;
        foreach (ref readonly Trade trade in trades.AsSpan())
        {
            volumeW = checked(volumeW + trade.QuantityW);
            value += Math.BigMul(trade.QuantityW, trade.PriceMicroEurPerKwh);
        }

        return new ClearingResult
        {
            Mechanism = mechanism,
            PriceMicroEurPerKwh = volumeW > 0 ? FloorOfMean(value, volumeW) : null,
            NoTrade = volumeW > 0 ? NoTradeReason.None : WhyNoTrade(),
            Bids = Bids.ToFills(whyBid),
            Offers = Offers.ToFills(whyOffer),
            Trades = trades,
            VolumeW = volumeW,
            RetailerSaleW = Bids.TotalW - volumeW,
            RetailerPurchaseW = Offers.TotalW - volumeW,
        };
    }

    private NoTradeReason WhyNoTrade() => (Bids.Count, Offers.Count) switch
    {
        (0, 0) => NoTradeReason.NoOrders,
        (> 0, 0) => NoTradeReason.NoOffers,
        (0, > 0) => NoTradeReason.NoBids,
        _ => Cross ? NoTradeReason.ExcludedByMechanism : NoTradeReason.PricesDoNotCross,
    };

    private static long FloorOfMean(Int128 value, long volumeW)
    {
        (Int128 quotient, Int128 remainder) = Int128.DivRem(value, volumeW);
        return (long)(Int128.IsNegative(remainder) ? quotient - 1 : quotient);
    }
}
