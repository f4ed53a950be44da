using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Small dense complex matrices, for preparing a network; nothing here runs inside a solve.</summary>
internal static class ComplexMatrix
{
    public static Complex[,] Of(ConductorMatrix matrix)
    {
        Complex[,] result = new Complex[matrix.Order, matrix.Order];
        for (int i = 0; i < matrix.Order; i++)
        {
            for (int j = 0; j < matrix.Order; j++)
            {
                result[i, j] = matrix[i, j];
            }
        }

        return result;
    }

    public static Complex[,] Identity(int n)
    {
        Complex[,] result = new Complex[n, n];
        for (int i = 0; i < n; i++)
        {
            result[i, i] = 1;
        }

        return result;
    }

    public static Complex[,] Multiply(Complex[,] a, Complex[,] b)
    {
        int inner = a.GetLength(1);
        Complex[,] result = new Complex[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < result.GetLength(0); i++)
        {
            for (int j = 0; j < result.GetLength(1); j++)
            {
                Complex sum = Complex.Zero;
                for (int k = 0; k < inner; k++)
                {
                    sum += a[i, k] * b[k, j];
                }

                result[i, j] = sum;
            }
        }

        return result;
    }

    public static Complex[] Multiply(Complex[,] a, ReadOnlySpan<Complex> x)
    {
        Complex[] result = new Complex[a.GetLength(0)];
        for (int i = 0; i < result.Length; i++)
        {
            for (int k = 0; k < x.Length; k++)
            {
                result[i] += a[i, k] * x[k];
            }
        }

        return result;
    }

    public static Complex[,] Transpose(Complex[,] a)
    {
        Complex[,] result = new Complex[a.GetLength(1), a.GetLength(0)];
        for (int i = 0; i < result.GetLength(0); i++)
        {
            for (int j = 0; j < result.GetLength(1); j++)
            {
                result[i, j] = a[j, i];
            }
        }

        return result;
    }

    /// <summary>a + factor b.</summary>
    public static Complex[,] Sum(Complex[,] a, Complex[,] b, double factor = 1)
    {
        Complex[,] result = new Complex[a.GetLength(0), a.GetLength(1)];
        for (int i = 0; i < result.GetLength(0); i++)
        {
            for (int j = 0; j < result.GetLength(1); j++)
            {
                result[i, j] = a[i, j] + factor * b[i, j];
            }
        }

        return result;
    }

    /// <summary>The rows and columns named.</summary>
    public static Complex[,] Part(Complex[,] a, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
    {
        Complex[,] result = new Complex[rows.Length, columns.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                result[i, j] = a[rows[i], columns[j]];
            }
        }

        return result;
    }

    public static bool IsZero(Complex[,] a) => a.Cast<Complex>().All(value => value == Complex.Zero);

    /// <summary>The inverse by Gauss-Jordan elimination with row pivoting.</summary>
    /// <exception cref="ArithmeticException">The matrix is singular.</exception>
    public static Complex[,] Inverse(Complex[,] a) =>
        TryInvert(a, out Complex[,] inverse) ? inverse : throw new ArithmeticException("A matrix of the network is singular.");

    /// <summary>The inverse, or false when a pivot vanishes against the largest value of its matrix.</summary>
    public static bool TryInvert(Complex[,] a, out Complex[,] inverse)
    {
        int n = a.GetLength(0);
        Complex[,] work = (Complex[,])a.Clone();
        inverse = Identity(n);
        double smallest = 1e-14 * a.Cast<Complex>().Select(value => value.Magnitude).DefaultIfEmpty().Max();
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++)
            {
                pivot = work[row, column].Magnitude > work[pivot, column].Magnitude ? row : pivot;
            }

            if (!(work[pivot, column].Magnitude > smallest))
            {
                return false;
            }

            SwapRows(work, column, pivot);
            SwapRows(inverse, column, pivot);
            Eliminate(work, inverse, column);
        }

        return true;
    }

    private static void Eliminate(Complex[,] work, Complex[,] inverse, int column)
    {
        int n = work.GetLength(0);
        Complex scale = 1 / work[column, column];
        for (int j = 0; j < n; j++)
        {
            work[column, j] *= scale;
            inverse[column, j] *= scale;
        }

        for (int row = 0; row < n; row++)
        {
            Complex factor = work[row, column];
            for (int j = 0; row != column && factor != Complex.Zero && j < n; j++)
            {
                work[row, j] -= factor * work[column, j];
                inverse[row, j] -= factor * inverse[column, j];
            }
        }
    }

    private static void SwapRows(Complex[,] a, int first, int second)
    {
        for (int j = 0; first != second && j < a.GetLength(1); j++)
        {
            (a[first, j], a[second, j]) = (a[second, j], a[first, j]);
        }
    }
}
