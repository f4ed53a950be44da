using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>What the orders of one point want to let flow.</summary>
/// <param name="Orders">The orders, shortened to what would flow without limits.</param>
/// <param name="RefusalPriceMicroEurPerKwh">As in <see cref="GridRound.RefusalPriceMicroEurPerKwh"/>.</param>
internal sealed record PointOrders(ImmutableArray<Order> Orders, long RefusalPriceMicroEurPerKwh)
{
    /// <summary>Collects them.</summary>
    /// <param name="clearing">A clearing without limits.</param>
    /// <param name="round">Its round.</param>
    /// <returns>One element per point.</returns>
    public static ImmutableArray<PointOrders> Of(ClearingResult clearing, GridRound round)
    {
        List<Order>[] orders = [.. round.Network.Points.Select(_ => new List<Order>())];
        foreach (Fill fill in clearing.Bids.Concat(clearing.Offers))
        {
            long wantedW = fill.ClearedW + (round.RetailerServesRest ? fill.UnfilledW : 0);
            if (wantedW > 0)
            {
                Order order = fill.Order;
                orders[round.Network.PointOf(order)].Add(new Order(order.Key, order.Side, new OrderTerms(wantedW, order.PriceMicroEurPerKwh), order.ArrivalS));
            }
        }

        return [.. orders.Select(ofPoint => new PointOrders([.. ofPoint], round.RefusalPriceMicroEurPerKwh))];
    }

    /// <summary>What is served of each order at a power of the point.</summary>
    /// <param name="powerW">Power, W, import positive.</param>
    public ImmutableArray<(Order Order, long ServedW)> Split(long powerW) => new PointCost(Orders, RefusalPriceMicroEurPerKwh).Split(powerW);
}
