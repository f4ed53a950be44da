using System.Numerics;

namespace EdgeLem.Market;

/// <summary>
/// Splits a whole quantity in proportion to weights of either sign so that the integer parts sum exactly.
/// </summary>
/// <remarks>
/// Method: largest remainder (Hamilton), with floors instead of truncation so that it also holds below zero. w_i = weight, W = their sum, not 0; T = total.
/// part_i = floor(w_i T / W); the T - sum(part_i) units still missing, at least 0 and fewer than there are parts, go one each to the largest remainders w_i T / W - part_i,
/// equal remainders to the earlier index. Every part is within one unit of the exact share; a weight of 0 gets 0; equal weights get parts that differ by at most 1.
/// <see cref="Clearing.Matching.LargestRemainder"/> is the same rule in 64 bits, for the orders of a book.
/// </remarks>
internal static class ExactShares
{
    // Weights in floating point become whole multiples of 2^-60 of the largest: finer than their own 53 bits.
    private const int ScaleBits = 60;

    /// <summary>Shares out a total by whole weights.</summary>
    /// <param name="weights">Weights in the sequence that breaks ties; their sum must not be 0.</param>
    /// <param name="total">What to share out, of either sign.</param>
    /// <returns>Parts that sum to the total.</returns>
    /// <exception cref="ArgumentException">The weights sum to 0.</exception>
    public static long[] Of(ReadOnlySpan<BigInteger> weights, long total)
    {
        BigInteger sum = BigInteger.Zero;
        foreach (BigInteger weight in weights)
        {
            sum += weight;
        }

        if (sum.IsZero)
        {
            throw new ArgumentException("Weights that sum to 0 cannot share anything out. Ask for another rule.", nameof(weights));
        }

        long[] parts = new long[weights.Length];
        BigInteger[] remainders = new BigInteger[weights.Length];
        long missing = total;
        for (int i = 0; i < weights.Length; i++)
        {
            (BigInteger part, remainders[i]) = FloorDivide(weights[i] * total * sum.Sign, BigInteger.Abs(sum));
            parts[i] = (long)part;
            missing -= parts[i];
        }

        GiveOneEach(remainders, (int)missing, parts);
        return parts;
    }

    /// <summary>Shares out a total by weights in floating point.</summary>
    /// <param name="weights">Finite weights; their sum must not be 0.</param>
    /// <param name="total">What to share out.</param>
    public static long[] Of(ReadOnlySpan<double> weights, long total)
    {
        double largest = 0;
        foreach (double weight in weights)
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }

        BigInteger[] whole = new BigInteger[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            whole[i] = new BigInteger(Math.ScaleB(weights[i] / largest, ScaleBits));
        }

        return Of(whole, total);
    }

    private static (BigInteger Quotient, BigInteger Remainder) FloorDivide(BigInteger dividend, BigInteger divisor)
    {
        (BigInteger quotient, BigInteger remainder) = BigInteger.DivRem(dividend, divisor);
        return remainder.Sign < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder);
    }

    private static void GiveOneEach(BigInteger[] remainders, int count, long[] parts)
    {
        foreach (int i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).Take(count))
        {
            parts[i]++;
        }
    }
}
