using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>Clears a round whose network has decided how much of every order it serves.</summary>
internal static class ServedOrders
{
    /// <summary>Clears with every order shortened to what is served of it.</summary>
    /// <param name="round">The round.</param>
    /// <param name="first">Its clearing without limits: what an order got there and is not served now was refused by the network, the rest stays unfilled for
    /// the reason it had.</param>
    /// <param name="served">What is served; orders that are not listed get nothing.</param>
    public static ClearingResult Clear(GridRound round, ClearingResult first, ImmutableArray<(Order Order, long ServedW)> served)
    {
        Dictionary<OrderKey, long> servedW = served.ToDictionary(part => part.Order.Key, part => part.ServedW);
        var caps = new OrderCaps(round.Book);
        foreach (Order order in round.Book.Bids.Concat(round.Book.Offers))
        {
            caps.Allow(order, servedW.GetValueOrDefault(order.Key));
        }

        ClearingResult cleared = caps.Clear(round.Clearing, round.Prices);
        ImmutableArray<Fill> bids = Relabel(cleared.Bids, first.Bids, round.RetailerServesRest);
        ImmutableArray<Fill> offers = Relabel(cleared.Offers, first.Offers, round.RetailerServesRest);
        return cleared with { Bids = bids, Offers = offers, RetailerSaleW = bids.Sum(fill => fill.UnfilledW), RetailerPurchaseW = offers.Sum(fill => fill.UnfilledW) };
    }

    private static ImmutableArray<Fill> Relabel(ImmutableArray<Fill> cleared, ImmutableArray<Fill> first, bool retailerServesRest) =>
        retailerServesRest ? cleared : [.. cleared.Zip(first, Relabel)];

    private static Fill Relabel(Fill cleared, Fill first)
    {
        long refusedW = Math.Max(0, first.ClearedW - cleared.ClearedW);
        UnfilledReason reason = refusedW > 0 ? UnfilledReason.RefusedByNetwork : first.Reason;
        return cleared with { RefusedW = refusedW, Reason = reason };
    }
}
