using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Envelopes;

/// <summary>Shortens the orders of every point to its envelope.</summary>
/// <remarks>
/// Rule: the orders of one point and side share its limit in merit order, so that the one at the worst price is shortened first. Where the retailer serves the
/// rest, everything allowed flows, and a point's bids and offers count against each other: the side that outweighs the other may exceed the limit by as much as the
/// other side has. Where only trades flow, each side keeps the limit by itself, since the other may find no counterparty.
/// </remarks>
internal static class EnvelopeCaps
{
    /// <summary>Clears a round inside envelopes.</summary>
    /// <param name="round">The round.</param>
    /// <param name="envelopes">One per point.</param>
    public static ClearingResult Clear(GridRound round, ImmutableArray<OperatingEnvelope> envelopes)
    {
        var caps = new OrderCaps(round.Book);
        Cap(caps, round, round.Book.Bids, (round.Book.Offers, [.. envelopes.Select(envelope => envelope.ImportLimitW)]));
        Cap(caps, round, round.Book.Offers, (round.Book.Bids, [.. envelopes.Select(envelope => envelope.ExportLimitW)]));
        return caps.Clear(round.Clearing, round.Prices);
    }

    private static void Cap(OrderCaps caps, GridRound round, ImmutableArray<Order> orders, (ImmutableArray<Order> Other, long[] LimitW) of)
    {
        long[] leftW = of.LimitW;
        foreach (Order order in round.RetailerServesRest ? of.Other : [])
        {
            leftW[round.Network.PointOf(order)] += order.QuantityW;
        }

        foreach (Order order in orders)
        {
            int point = round.Network.PointOf(order);
            long allowedW = Math.Min(order.QuantityW, leftW[point]);
            caps.Allow(order, allowedW);
            leftW[point] -= allowedW;
        }
    }
}
