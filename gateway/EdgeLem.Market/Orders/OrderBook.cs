using System.Collections.Immutable;
using EdgeLem.Market.Orders.Sorting;

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
        Order[] all = orders as Order[] ?? [.. orders];
        OrderIdentities.RefuseImpossible(all);
        int bids = CountBids(all);
        Bids = MeritSort.Sort(all, OrderSide.Bid, bids);
        Offers = MeritSort.Sort(all, OrderSide.Offer, all.Length - bids);
    }

    /// <summary>The book of an interval without orders.</summary>
    public static OrderBook Empty { get; } = new([]);

    /// <summary>Bids, the highest price first.</summary>
    public ImmutableArray<Order> Bids { get; }

    /// <summary>Offers, the lowest price first.</summary>
    public ImmutableArray<Order> Offers { get; }

    private static int CountBids(ReadOnlySpan<Order> orders)
    {
        int bids = 0;
        foreach (ref readonly Order order in orders)
        {
            bids += order.Side == OrderSide.Bid ? 1 : 0;
        }

        return bids;
    }
}
