using EdgeLem.Market.Clearing.Matching;

namespace EdgeLem.Market.Clearing.Community;

/// <summary>Divides a community's production among its members in whole watt-hours (or watts), so that the parts sum to the production exactly.</summary>
/// <remarks>
/// <para>Symbols: P = production; c_i = consumption of member i; s_i = its share, any whole number; a_i = its part, sum(a) = P. What it uses is min(a_i, c_i); the
/// rest of its part is surplus, which it sells to the retailer.</para>
/// <para>Static: a in proportion to s. Pro rata: a in proportion to c (to s when nobody consumes). Dynamic: weighted max-min fairness. Everybody gets P in
/// proportion to s, but nobody more than c; what is left goes round again among those who want more. Every turn but the last serves a member completely, so there are at most as
/// many turns as members. Production beyond all consumption is divided by s as surplus.</para>
/// <para>Rounding: largest remainder, equal remainders to the earlier member; each part is within one unit of the exact one (in each turn, for dynamic keys).</para>
/// <para>Source: the keys are those of collective self-consumption after Directive (EU) 2018/2001, article 21, as French and Spanish rules name them.</para>
/// </remarks>
public static class EnergySharing
{
    /// <summary>Divides a production.</summary>
    /// <param name="key">The key.</param>
    /// <param name="producedWh">P, at least 0.</param>
    /// <param name="consumedWh">c per member, at least 0.</param>
    /// <param name="shares">s per member, at least 0, not all 0; as long as <paramref name="consumedWh"/>.</param>
    /// <returns>a per member.</returns>
    /// <exception cref="ArgumentException">There are no members, lengths differ, or the shares are all 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative, or the key is not defined.</exception>
    public static long[] Allocate(AllocationKey key, long producedWh, ReadOnlySpan<long> consumedWh, ReadOnlySpan<long> shares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(producedWh);
        Refuse(consumedWh, shares);
        long[] parts = new long[shares.Length];
        switch (key)
        {
            case AllocationKey.Static:
                LargestRemainder.Share(shares, producedWh, parts);
                return parts;
            case AllocationKey.ProRata:
                LargestRemainder.Share(consumedWh.ContainsAnyExcept(0) ? consumedWh : shares, producedWh, parts);
                return parts;
            case AllocationKey.Dynamic:
                ShareInTurns(producedWh, consumedWh, shares, parts);
                return parts;
            default:
                throw new ArgumentOutOfRangeException(nameof(key), key, "The key is neither Static (0), ProRata (1) nor Dynamic (2).");
        }
    }

    private static void Refuse(ReadOnlySpan<long> consumedWh, ReadOnlySpan<long> shares)
    {
        if (consumedWh.Length != shares.Length || !shares.ContainsAnyExcept(0))
        {
            throw new ArgumentException($"{consumedWh.Length} consumptions and {shares.Length} shares; one of each per member is needed, and one share above 0.");
        }

        for (int i = 0; i < shares.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(consumedWh[i]);
            ArgumentOutOfRangeException.ThrowIfNegative(shares[i]);
        }
    }

    private static void ShareInTurns(long producedWh, ReadOnlySpan<long> consumedWh, ReadOnlySpan<long> shares, long[] parts)
    {
        long leftWh = producedWh;
        List<int> wanting = [];
        for (int i = 0; i < shares.Length; i++)
        {
            if (shares[i] > 0 && consumedWh[i] > 0)
            {
                wanting.Add(i);
            }
        }

        while (leftWh > 0 && wanting.Count > 0)
        {
            leftWh = Turn(leftWh, wanting, consumedWh, shares, parts);
        }

        AddSurplus(leftWh, shares, parts);
    }

    /// <summary>Serves whoever can be served completely; when nobody can, gives everybody their part.</summary>
    private static long Turn(long leftWh, List<int> wanting, ReadOnlySpan<long> consumedWh, ReadOnlySpan<long> shares, long[] parts)
    {
        long[] weights = new long[wanting.Count];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = shares[wanting[i]];
        }

        long[] offered = new long[weights.Length];
        LargestRemainder.Share(weights, leftWh, offered);
        List<int> still = [];
        long servedWh = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            int member = wanting[i];
            if (offered[i] >= consumedWh[member])
            {
                parts[member] = consumedWh[member];
                servedWh += consumedWh[member];
            }
            else
            {
                still.Add(member);
            }
        }

        if (still.Count == wanting.Count)
        {
            Give(wanting, offered, parts);
            wanting.Clear();
            return 0;
        }

        wanting.Clear();
        wanting.AddRange(still);
        return leftWh - servedWh;
    }

    private static void Give(List<int> members, long[] offered, long[] parts)
    {
        for (int i = 0; i < offered.Length; i++)
        {
            parts[members[i]] = offered[i];
        }
    }

    private static void AddSurplus(long surplusWh, ReadOnlySpan<long> shares, long[] parts)
    {
        long[] surplus = new long[parts.Length];
        LargestRemainder.Share(shares, surplusWh, surplus);
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] += surplus[i];
        }
    }
}
