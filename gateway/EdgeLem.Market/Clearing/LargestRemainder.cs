namespace EdgeLem.Market.Clearing;

/// <summary>
/// Splits a whole quantity in proportion to weights so that the integer parts sum exactly.
/// </summary>
/// <remarks>
/// Method: largest remainder (Hamilton). q_i = weight, W; Q = sum of weights; M = total, W, 0 &lt;= M &lt;= Q.
/// part_i = floor(q_i M / Q); the M - sum(part_i) watts still missing, fewer than there are parts, go one each to the largest remainders
/// (q_i M mod Q), equal remainders to the earlier index. Every part is within 1 W of the exact share and never above its weight.
/// </remarks>
internal static class LargestRemainder
{
    /// <summary>Shares out a total.</summary>
    /// <param name="weightsW">Positive weights, in the sequence that breaks ties.</param>
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

        long[] negatedRemainders = new long[weightsW.Length];
        long missingW = totalW;
        for (int i = 0; i < weightsW.Length; i++)
        {
            (Int128 part, Int128 remainder) = Int128.DivRem((Int128)weightsW[i] * totalW, sumW);
            partsW[i] = (long)part;
            negatedRemainders[i] = -(long)remainder;
            missingW -= partsW[i];
        }

        GiveOneWattEach(negatedRemainders, (int)missingW, partsW);
    }

    private static void GiveOneWattEach(long[] negatedRemainders, int countW, Span<long> partsW)
    {
        if (countW == 0)
        {
            return;
        }

        int[] byRemainder = new int[negatedRemainders.Length];
        for (int i = 0; i < byRemainder.Length; i++)
        {
            byRemainder[i] = i;
        }

        Array.Sort(byRemainder, (x, y) => negatedRemainders[x] != negatedRemainders[y] ? negatedRemainders[x].CompareTo(negatedRemainders[y]) : x.CompareTo(y));
        for (int i = 0; i < countW; i++)
        {
            partsW[byRemainder[i]]++;
        }
    }
}
