using EdgeLem.Market.Orders;
using EdgeLem.Market.Orders.Sorting;

namespace EdgeLem.Market.Clearing.Matching;

/// <summary>The orders of a book in the sequence in which they came: by arrival, then node id (ordinal), then order number.</summary>
internal static class ArrivalSequence
{
    /// <summary>Lists both sides.</summary>
    /// <returns>Indices into the bids, and ~indices into the offers.</returns>
    public static int[] Of(TwoSides sides)
    {
        int[] entries = new int[sides.Bids.Count + sides.Offers.Count];
        ulong[] arrivals = new ulong[entries.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = i < sides.Bids.Count ? i : ~(i - sides.Bids.Count);
            arrivals[i] = (ulong)OrderAt(sides, entries[i]).ArrivalS;
        }

        StableRadixSort.Sort(arrivals, entries);
        SortTies(sides, arrivals, entries);
        return entries;
    }

    private static void SortTies(TwoSides sides, ulong[] arrivals, int[] entries)
    {
        IComparer<int> byKey = Comparer<int>.Create((x, y) => Compare(in OrderAt(sides, x), in OrderAt(sides, y)));
        int first = 0;
        for (int i = 1; i <= entries.Length; i++)
        {
            if (i == entries.Length || arrivals[i] != arrivals[first])
            {
                Array.Sort(entries, first, i - first, byKey);
                first = i;
            }
        }
    }

    private static ref readonly Order OrderAt(TwoSides sides, int entry) =>
        ref entry >= 0 ? ref sides.Bids.Orders.AsSpan()[entry] : ref sides.Offers.Orders.AsSpan()[~entry];

    private static int Compare(ref readonly Order x, ref readonly Order y)
    {
        int byNode = string.CompareOrdinal(x.NodeId, y.NodeId);
        return byNode != 0 ? byNode : x.OrderId.CompareTo(y.OrderId);
    }
}
