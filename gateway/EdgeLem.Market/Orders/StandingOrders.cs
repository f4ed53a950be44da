using System.Collections.Immutable;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Market.Orders;

/// <summary>Orders with a validity, from which each interval takes those in force. Not safe for concurrent use.</summary>
/// <remarks>An interval takes an order when it lies in the order's validity as a whole. An order that can be in force no more is expired, is told so once and forgotten.</remarks>
public sealed class StandingOrders
{
    private readonly SortedDictionary<(string NodeId, int OrderId), StandingOrder> _orders =
        new(Comparer<(string NodeId, int OrderId)>.Create((x, y) => string.CompareOrdinal(x.NodeId, y.NodeId) is var byNode && byNode != 0 ? byNode : x.OrderId.CompareTo(y.OrderId)));

    /// <summary>Number of orders that are not expired.</summary>
    public int Count => _orders.Count;

    /// <summary>Adds an order, or replaces the one of the same node and number.</summary>
    /// <param name="order">The order.</param>
    public void Put(StandingOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        _orders[(order.Order.NodeId, order.Order.OrderId)] = order;
    }

    /// <summary>Takes an order back.</summary>
    /// <param name="key">Its node and number.</param>
    /// <returns>Whether there was one.</returns>
    public bool Withdraw(OrderKey key) => _orders.Remove((key.NodeId, key.OrderId));

    /// <summary>The orders in force during an interval, by node id (ordinal) and number.</summary>
    /// <param name="interval">The interval.</param>
    public ImmutableArray<Order> InForce(MarketInterval interval) =>
        [.. _orders.Values.Where(order => order.ValidFromS <= interval.StartS && interval.EndS <= order.ValidUntilS).Select(order => order.Order)];

    /// <summary>Forgets the orders that no interval which begins now or later can take.</summary>
    /// <param name="interval">The first interval that is still to come; as long as the later ones.</param>
    /// <returns>Their keys, by node id (ordinal) and number.</returns>
    public ImmutableArray<OrderKey> Expire(MarketInterval interval)
    {
        ImmutableArray<OrderKey> expired = [.. _orders.Values.Where(order => order.ValidUntilS < interval.EndS).Select(order => order.Order.Key)];
        foreach (OrderKey key in expired)
        {
            Withdraw(key);
        }

        return expired;
    }
}
