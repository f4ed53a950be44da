using System.Numerics;

namespace EdgeLem.Market.Optimisation.Simplex;

/// <summary>The two inner loops of dense linear algebra, several numbers at a time.</summary>
internal static class DenseVectors
{
    /// <summary>Adds a multiple of one vector to another.</summary>
    /// <param name="from">At least as long as <paramref name="to"/>.</param>
    /// <param name="factor">The multiple.</param>
    /// <param name="to">Receives the sum.</param>
    public static void AddScaled(ReadOnlySpan<double> from, double factor, Span<double> to)
    {
        int at = 0;
        var factors = new Vector<double>(factor);
        for (; at <= to.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            (new Vector<double>(to[at..]) + factors * new Vector<double>(from[at..])).CopyTo(to[at..]);
        }

        for (; at < to.Length; at++)
        {
            to[at] += factor * from[at];
        }
    }

    /// <summary>Sum of the products.</summary>
    /// <param name="x">One vector.</param>
    /// <param name="y">At least as long.</param>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int at = 0;
        Vector<double> sums = Vector<double>.Zero;
        for (; at <= x.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            sums += new Vector<double>(x[at..]) * new Vector<double>(y[at..]);
        }

        double sum = Vector.Sum(sums);
        for (; at < x.Length; at++)
        {
            sum += x[at] * y[at];
        }

        return sum;
    }
}
