using EdgeLem.Market.Orders.Sorting;

namespace EdgeLem.Market.Clearing.Matching;

/// <summary>
/// Splits a whole quantity in proportion to weights so that the integer parts sum exactly.
/// </summary>
/// <remarks>
/// Method: largest remainder (Hamilton). q_i = weight, W; Q = sum of weights; M = total, W, 0 &lt;= M &lt;= Q.
/// part_i = floor(q_i M / Q); the M - sum(part_i) watts still missing, fewer than there are parts, go one each to the largest remainders
/// (q_i M mod Q), equal remainders to the earlier index. Every part is within 1 W of the exact share and never above its weight.
/// <see cref="ExactShares"/> shares out by the same rule with weights of any size and sign, at the price of numbers of any length.
/// </remarks>
internal static class LargestRemainder
{
    /// <summary>Shares out a total.</summary>
    /// <param name="weightsW">Weights of 0 or more, in the sequence that breaks ties.</param>
    /// <param name="totalW">What to share out, from 0 to the sum of the weights.</param>
    /// <param name="partsW">Receives the parts; as long as <paramref name="weightsW"/>.</param>
    public static void Share(ReadOnlySpan<long> weightsW, long totalW, Span<long> partsW)
    {
        long sumW = 0;
        foreach (long weightW in weightsW)
        {
            sumW = checked(sumW + weightW);
        }

        if (totalW == sumW)
        {
            weightsW.CopyTo(partsW);
            return;
        }

        ulong[] missingToNext = new ulong[weightsW.Length];
        long missingW = totalW;
        for (int i = 0; i < weightsW.Length; i++)
        {
            (long part, long remainder) = DivRem(weightsW[i], totalW, sumW);
            partsW[i] = part;
            missingToNext[i] = (ulong)(sumW - remainder);
            missingW -= part;
        }

        GiveOneWattEach(missingToNext, (int)missingW, partsW);
    }

    /// <summary>floor(weight x total / sum) and its remainder; products of 64 bits, which are the usual ones, need no long division.</summary>
    private static (long Part, long Remainder) DivRem(long weightW, long totalW, long sumW)
    {
        Int128 product = Math.BigMul(weightW, totalW);
        if (product <= long.MaxValue)
        {
            return Math.DivRem((long)product, sumW);
        }

        (Int128 part, Int128 remainder) = Int128.DivRem(product, sumW);
        return ((long)part, (long)remainder);
    }

    private static void GiveOneWattEach(ulong[] missingToNext, int countW, Span<long> partsW)
    {
        if (countW == 0)
        {
            return;
        }

        int[] byRemainder = new int[missingToNext.Length];
        for (int i = 0; i < byRemainder.Length; i++)
        {
            byRemainder[i] = i;
        }

        StableRadixSort.Sort(missingToNext, byRemainder);
        for (int i = 0; i < countW; i++)
        {
            partsW[byRemainder[i]]++;
        }
    }
}
