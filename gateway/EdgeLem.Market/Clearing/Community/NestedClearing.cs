using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Community;

/// <summary>Communities within a community: each clears among its members first, and what is left is cleared among all.</summary>
/// <remarks>
/// Without the coupling (<paramref name="outer"/> null) each community is on its own. An order keeps its identity on both levels; its reason at the end is that of
/// the last level that it came to. The retailer's prices hold on both. Not in the registry of names, because it needs to know who belongs to which community.
/// </remarks>
/// <param name="communityOf">Community of a node id; must give equal answers to equal questions.</param>
/// <param name="inner">The mechanism within a community.</param>
/// <param name="outer">The mechanism among all; null for communities that do not trade with each other.</param>
public sealed class NestedClearing(Func<string, string> communityOf, IMarketClearing inner, IMarketClearing? outer) : IMarketClearing
{
    /// <inheritdoc/>
    public string Name => outer is null ? $"separate({inner.Name})" : $"nested({inner.Name},{outer.Name})";

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices)
    {
        ArgumentNullException.ThrowIfNull(book);
        List<ClearingResult> levels =
        [
            .. book.Bids.Concat(book.Offers)
                .GroupBy(order => communityOf(order.NodeId), StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => inner.Clear(new OrderBook(group), prices)),
        ];
        if (outer is not null)
        {
            levels.Add(outer.Clear(new OrderBook(levels.SelectMany(Remainders)), prices));
        }

        return Merge(book, levels);
    }

    private static IEnumerable<Order> Remainders(ClearingResult level) => level.Bids.Concat(level.Offers)
        .Where(fill => fill.UnfilledW > 0)
        .Select(fill => new Order(fill.Order.Key, fill.Order.Side, new OrderTerms(fill.UnfilledW, fill.Order.PriceMicroEurPerKwh), fill.Order.ArrivalS));

    private ClearingResult Merge(OrderBook book, List<ClearingResult> levels)
    {
        Dictionary<OrderKey, (long ClearedW, UnfilledReason Reason)> sums = [];
        foreach (Fill fill in levels.SelectMany(level => level.Bids.Concat(level.Offers)))
        {
            sums[fill.Order.Key] = (sums.GetValueOrDefault(fill.Order.Key).ClearedW + fill.ClearedW, fill.Reason);
        }

        ImmutableArray<Trade> trades = [.. levels.SelectMany(level => level.Trades)];
        long volumeW = trades.Sum(trade => trade.QuantityW);
        return new ClearingResult
        {
            Mechanism = Name,
            PriceMicroEurPerKwh = volumeW > 0 ? MeanPrice(trades, volumeW) : null,
            NoTrade = volumeW > 0 ? NoTradeReason.None : WhyNoTrade(book, levels),
            Bids = [.. book.Bids.Select(order => FillOf(order, sums))],
            Offers = [.. book.Offers.Select(order => FillOf(order, sums))],
            Trades = trades,
            VolumeW = volumeW,
            RetailerSaleW = book.Bids.Sum(order => order.QuantityW) - volumeW,
            RetailerPurchaseW = book.Offers.Sum(order => order.QuantityW) - volumeW,
        };
    }

    private static Fill FillOf(Order order, Dictionary<OrderKey, (long ClearedW, UnfilledReason Reason)> sums) =>
        new(order, sums[order.Key].ClearedW, sums[order.Key].Reason);

    private static long MeanPrice(ImmutableArray<Trade> trades, long volumeW) =>
        (long)Math.Floor(trades.Sum(trade => (decimal)trade.QuantityW * trade.PriceMicroEurPerKwh) / volumeW);

    /// <summary>The last level saw every order, if there was one; separate communities may each have had a reason of their own.</summary>
    private NoTradeReason WhyNoTrade(OrderBook book, List<ClearingResult> levels) => (book.Bids.Length, book.Offers.Length) switch
    {
        (0, 0) => NoTradeReason.NoOrders,
        (0, _) => NoTradeReason.NoBids,
        (_, 0) => NoTradeReason.NoOffers,
        _ => outer is null ? NoTradeReason.ExcludedByMechanism : levels[^1].NoTrade,
    };
}
