using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EdgeLem.Grid;

/// <summary>Arithmetic on small dense blocks, stored by rows.</summary>
internal static class DenseBlock
{
    /// <summary>Factorises a square block in place with row pivoting.</summary>
    /// <param name="a">The block; becomes its factors.</param>
    /// <param name="pivot">Receives the row that each row was exchanged with.</param>
    /// <param name="smallest">Pivots up to this magnitude count as zero.</param>
    /// <param name="sign">Multiplied by the sign of the block's determinant.</param>
    /// <returns>Column without pivot; -1 when there is none.</returns>
    public static int Factorise(Span<double> a, Span<int> pivot, double smallest, ref int sign)
    {
        int n = pivot.Length;
        for (int k = 0; k < n; k++)
        {
            int best = k;
            for (int row = k + 1; row < n; row++)
            {
                best = Math.Abs(a[row * n + k]) > Math.Abs(a[best * n + k]) ? row : best;
            }

            double value = a[best * n + k];
            if (!(Math.Abs(value) > smallest))
            {
                return k;
            }

            pivot[k] = best;
            sign *= (value < 0) == (best == k) ? -1 : 1;
            SwapRows(a, n, k, best);
            for (int row = k + 1; row < n; row++)
            {
                double factor = a[row * n + k] / value;
                a[row * n + k] = factor;
                if (factor != 0)
                {
                    Subtract(ref a[row * n], ref a[k * n], factor, k + 1, n);
                }
            }
        }

        return -1;
    }

    /// <summary>Replaces b, of as many rows as the block and any number of columns, by the inverse of the factorised block times b.</summary>
    public static void Solve(ReadOnlySpan<double> factors, ReadOnlySpan<int> pivot, Span<double> b, int columns)
    {
        int n = pivot.Length;
        for (int k = 0; k < n; k++)
        {
            SwapRows(b, columns, k, pivot[k]);
        }

        for (int k = 0; k < n; k++)
        {
            for (int row = k + 1; row < n; row++)
            {
                Subtract(ref b[row * columns], ref b[k * columns], factors[row * n + k], 0, columns);
            }
        }

        for (int k = n - 1; k >= 0; k--)
        {
            double scale = 1 / factors[k * n + k];
            for (int column = 0; column < columns; column++)
            {
                b[k * columns + column] *= scale;
            }

            for (int row = 0; row < k; row++)
            {
                Subtract(ref b[row * columns], ref b[k * columns], factors[row * n + k], 0, columns);
            }
        }
    }

    /// <summary>c -= a b, with a of rows by inner and b of inner by columns.</summary>
    public static void SubtractProduct(Span<double> c, ReadOnlySpan<double> a, ReadOnlySpan<double> b, (int Rows, int Inner, int Columns) size)
    {
        for (int row = 0; row < size.Rows; row++)
        {
            for (int k = 0; k < size.Inner; k++)
            {
                double factor = a[row * size.Inner + k];
                if (factor != 0)
                {
                    Subtract(ref c[row * size.Columns], ref Unsafe.AsRef(in b[k * size.Columns]), factor, 0, size.Columns);
                }
            }
        }
    }

    private static void SwapRows(Span<double> a, int columns, int first, int second)
    {
        for (int column = 0; first != second && column < columns; column++)
        {
            (a[first * columns + column], a[second * columns + column]) = (a[second * columns + column], a[first * columns + column]);
        }
    }

    /// <summary>to -= factor from, from one column to before another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Subtract(ref double to, ref double from, double factor, int first, int end)
    {
        int column = first;
        var factors = Vector256.Create(factor);
        for (; column + 4 <= end; column += 4)
        {
            (Vector256.LoadUnsafe(ref to, (nuint)column) - factors * Vector256.LoadUnsafe(ref from, (nuint)column)).StoreUnsafe(ref to, (nuint)column);
        }

        for (; column < end; column++)
        {
            Unsafe.Add(ref to, column) -= factor * Unsafe.Add(ref from, column);
        }
    }
}
