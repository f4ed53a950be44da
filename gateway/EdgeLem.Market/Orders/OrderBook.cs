using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace EdgeLem.Market.Orders;

/// <summary>The orders of one interval, frozen at gate closure, each side in <see cref="MeritOrder"/>. Immutable and safe to share between threads.</summary>
/// <remarks>
/// A node may have orders on both sides. If its own bid reaches its own offer they can be matched with each other, which changes nobody's money
/// but its own to and fro; whoever wants to forbid that does so at the intake.
/// </remarks>
public sealed class OrderBook
{
    /// <summary>Freezes orders into a book.</summary>
    /// <param name="orders">Any number of orders, in any sequence.</param>
    /// <exception cref="ArgumentException">Two orders have the same key, or one is <c>default(Order)</c>.</exception>
    public OrderBook(IEnumerable<Order> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        List<Order> bids = [];
        List<Order> offers = [];
        HashSet<OrderKey> keys = [];
        foreach (Order order in orders)
        {
            RefuseImpossible(order, keys);
            (order.Side == OrderSide.Bid ? bids : offers).Add(order);
        }

        Bids = Sort(bids, MeritOrder.OfBids);
        Offers = Sort(offers, MeritOrder.OfOffers);
    }

    /// <summary>The book of an interval without orders.</summary>
    public static OrderBook Empty { get; } = new([]);

    /// <summary>Bids, the highest price first.</summary>
    public ImmutableArray<Order> Bids { get; }

    /// <summary>Offers, the lowest price first.</summary>
    public ImmutableArray<Order> Offers { get; }

    private static void RefuseImpossible(Order order, HashSet<OrderKey> keys)
    {
        if (order.QuantityW <= 0)
        {
            throw new ArgumentException("An order of the book has no quantity. Build orders with their constructor.");
        }

        if (!keys.Add(order.Key))
        {
            throw new ArgumentException($"Order {order.Key} is in the book twice. A node's order ids must differ within an interval.");
        }
    }

    private static ImmutableArray<Order> Sort(List<Order> orders, MeritOrder meritOrder)
    {
        Order[] sorted = [.. orders];
        Array.Sort(sorted, meritOrder);
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }
}
