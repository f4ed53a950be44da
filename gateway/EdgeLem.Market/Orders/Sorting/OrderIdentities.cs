using System.Buffers;
using System.Numerics;

namespace EdgeLem.Market.Orders.Sorting;

/// <summary>Finds an order number that a node used twice.</summary>
/// <remarks>
/// A table with open addressing, half empty, of hash and index in one word; keys are compared only where all 32 bits of their hashes agree. The hash of
/// the node id is the run-time's, seeded per process, so that nobody can choose ids that collide; no result depends on it.
/// </remarks>
internal static class OrderIdentities
{
    private const uint OddMultiplier = 0x9E37_79B1;

    /// <summary>Refuses orders that are no orders or that are there twice.</summary>
    /// <param name="orders">The orders.</param>
    /// <exception cref="ArgumentException">Two orders have the same key, or one is <c>default(Order)</c>.</exception>
    public static void RefuseImpossible(ReadOnlySpan<Order> orders)
    {
        int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, orders.Length) * 2);
        ulong[] table = ArrayPool<ulong>.Shared.Rent(capacity);
        Span<ulong> slots = table.AsSpan(0, capacity);
        slots.Clear();
        try
        {
            for (int i = 0; i < orders.Length; i++)
            {
                RefuseWithoutQuantity(in orders[i]);
                Enter(slots, orders, i);
            }
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(table);
        }
    }

    private static void RefuseWithoutQuantity(ref readonly Order order)
    {
        if (order.QuantityW <= 0)
        {
            throw new ArgumentException("An order of the book has no quantity. Build orders with their constructor.");
        }
    }

    /// <summary>Slots hold the hash above and the index plus one below, so that 0 is an empty one.</summary>
    private static void Enter(Span<ulong> slots, ReadOnlySpan<Order> orders, int index)
    {
        ref readonly Order order = ref orders[index];
        uint hash = ((uint)order.NodeId.GetHashCode(StringComparison.Ordinal) ^ ((uint)order.OrderId * OddMultiplier)) * OddMultiplier;
        int slot = (int)(hash >> 7) & (slots.Length - 1);
        while (slots[slot] != 0)
        {
            if ((uint)(slots[slot] >> 32) == hash && orders[(int)(uint)slots[slot] - 1].Key == order.Key)
            {
                throw new ArgumentException($"Order {order.Key} is in the book twice. A node's order ids must differ within an interval.");
            }

            slot = (slot + 1) & (slots.Length - 1);
        }

        slots[slot] = ((ulong)hash << 32) | ((uint)index + 1);
    }
}
