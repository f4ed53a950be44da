using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace EdgeLem.Market.Orders.Sorting;

/// <summary>Sorts one side of a book into <see cref="MeritOrder"/>.</summary>
/// <remarks>
/// Method: price and arrival go into one 64-bit key per order, price (31 bits, turned round for bids) above arrival since the first one (33 bits, 272
/// years); keys are sorted by <see cref="StableRadixSort"/>; runs of equal keys, which are short but for artificial books, are sorted by the comparer. Should the
/// arrivals span more than 33 bits, the comparer sorts everything.
/// </remarks>
internal static class MeritSort
{
    private const int ArrivalBits = 33;

    /// <summary>Sorts one side.</summary>
    /// <param name="orders">All orders of the book, in any sequence.</param>
    /// <param name="side">Which of them.</param>
    /// <param name="count">How many of them are on that side.</param>
    public static ImmutableArray<Order> Sort(ReadOnlySpan<Order> orders, OrderSide side, int count)
    {
        if (count == 0)
        {
            return [];
        }

        Order[] sorted = new Order[count];
        int[] indices = ArrayPool<int>.Shared.Rent(count);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(count);
        bool hasKeys = FillKeys(orders, side, keys, indices.AsSpan(0, count));
        if (hasKeys)
        {
            StableRadixSort.Sort(keys.AsSpan(0, count), indices.AsSpan(0, count));
        }

        Gather(orders, indices.AsSpan(0, count), sorted);
        SortTies(sorted, hasKeys ? keys.AsSpan(0, count) : [], side == OrderSide.Bid ? MeritOrder.OfBids : MeritOrder.OfOffers);
        ArrayPool<int>.Shared.Return(indices);
        ArrayPool<ulong>.Shared.Return(keys);
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }

    /// <summary>Lists the orders of the side with their keys; false when the arrivals do not fit a key.</summary>
    private static bool FillKeys(ReadOnlySpan<Order> orders, OrderSide side, ulong[] keys, Span<int> indices)
    {
        long firstS = long.MaxValue;
        long lastS = 0;
        int count = 0;
        for (int i = 0; i < orders.Length; i++)
        {
            if (orders[i].Side == side)
            {
                indices[count++] = i;
                firstS = Math.Min(firstS, orders[i].ArrivalS);
                lastS = Math.Max(lastS, orders[i].ArrivalS);
            }
        }

        for (int i = 0; i < count; i++)
        {
            ref readonly Order order = ref orders[indices[i]];
            long rank = side == OrderSide.Bid ? Order.MaximumPriceMicroEurPerKwh - order.PriceMicroEurPerKwh : order.PriceMicroEurPerKwh + Order.MaximumPriceMicroEurPerKwh;
            keys[i] = ((ulong)rank << ArrivalBits) | (ulong)(order.ArrivalS - firstS);
        }

        return lastS - firstS < 1L << ArrivalBits;
    }

    private static void Gather(ReadOnlySpan<Order> orders, ReadOnlySpan<int> indices, Order[] sorted)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            sorted[i] = orders[indices[i]];
        }
    }

    /// <summary>Sorts every run of equal keys; without keys, everything is one run.</summary>
    private static void SortTies(Order[] sorted, ReadOnlySpan<ulong> keys, MeritOrder meritOrder)
    {
        if (keys.IsEmpty)
        {
            Array.Sort(sorted, meritOrder);
            return;
        }

        int first = 0;
        for (int i = 1; i <= keys.Length; i++)
        {
            if (i == keys.Length || keys[i] != keys[first])
            {
                if (i - first > 1)
                {
                    Array.Sort(sorted, first, i - first, meritOrder);
                }

                first = i;
            }
        }
    }
}
