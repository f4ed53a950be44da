using System.Buffers;

namespace EdgeLem.Market.Orders.Sorting;

/// <summary>Ascending stable order of 64-bit keys, as a permutation.</summary>
/// <remarks>
/// Least-significant-digit radix sort with digits of 11 bits. Bits in which all keys agree are skipped: the orders of one interval agree in most bits of
/// their arrival, so four passes are usual. Up to <see cref="InsertionLimit"/> keys an insertion sort is faster than clearing the counters.
/// Cost: O(n) per pass. Limit: n of <see cref="int.MaxValue"/>.
/// </remarks>
internal static class StableRadixSort
{
    private const int InsertionLimit = 40;
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>Sorts keys, and what belongs to them alike.</summary>
    /// <param name="keys">The keys; sorted afterwards.</param>
    /// <param name="items">One number per key; moved with the keys.</param>
    public static void Sort(Span<ulong> keys, Span<int> items)
    {
        if (keys.Length <= InsertionLimit)
        {
            Insert(keys, items);
            return;
        }

        ulong[] otherKeys = ArrayPool<ulong>.Shared.Rent(keys.Length);
        int[] otherItems = ArrayPool<int>.Shared.Rent(keys.Length);
        SortByDigits(new Columns(keys, items), new Columns(otherKeys.AsSpan(0, keys.Length), otherItems.AsSpan(0, keys.Length)));
        ArrayPool<ulong>.Shared.Return(otherKeys);
        ArrayPool<int>.Shared.Return(otherItems);
    }

    private static void SortByDigits(Columns given, Columns spare)
    {
        ulong differing = DifferingBits(given.Keys);
        Columns from = given;
        Columns to = spare;
        bool isSwapped = false;
        while (differing != 0)
        {
            int shift = System.Numerics.BitOperations.TrailingZeroCount(differing);
            Scatter(from, to, shift);
            Columns last = from;
            from = to;
            to = last;
            isSwapped = !isSwapped;
            differing = shift + DigitBits >= 64 ? 0 : differing >> (shift + DigitBits) << (shift + DigitBits);
        }

        if (isSwapped)
        {
            from.Keys.CopyTo(given.Keys);
            from.Items.CopyTo(given.Items);
        }
    }

    private static ulong DifferingBits(ReadOnlySpan<ulong> keys)
    {
        ulong differing = 0;
        ulong first = keys[0];
        foreach (ulong key in keys)
        {
            differing |= key ^ first;
        }

        return differing;
    }

    private static void Scatter(Columns from, Columns to, int shift)
    {
        Span<int> next = stackalloc int[Digits];
        next.Clear();
        foreach (ulong key in from.Keys)
        {
            next[(int)(key >> shift) & (Digits - 1)]++;
        }

        int start = 0;
        for (int digit = 0; digit < Digits; digit++)
        {
            int count = next[digit];
            next[digit] = start;
            start += count;
        }

        for (int i = 0; i < from.Keys.Length; i++)
        {
            int place = next[(int)(from.Keys[i] >> shift) & (Digits - 1)]++;
            to.Keys[place] = from.Keys[i];
            to.Items[place] = from.Items[i];
        }
    }

    private static void Insert(Span<ulong> keys, Span<int> items)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            ulong key = keys[i];
            int item = items[i];
            int place = i;
            while (place > 0 && keys[place - 1] > key)
            {
                keys[place] = keys[place - 1];
                items[place] = items[place - 1];
                place--;
            }

            keys[place] = key;
            items[place] = item;
        }
    }

    private readonly ref struct Columns(Span<ulong> keys, Span<int> items)
    {
        public Span<ulong> Keys { get; } = keys;

        public Span<int> Items { get; } = items;
    }
}
