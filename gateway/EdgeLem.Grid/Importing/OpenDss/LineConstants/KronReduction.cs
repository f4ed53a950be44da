using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Elimination of conductors whose voltage along the line is zero (G. Kron, Tensor Analysis of Networks, 1939), and inversion, of small matrices.</summary>
internal static class KronReduction
{
    /// <summary>Eliminates the last conductors.</summary>
    public static Complex[,] KeepFirst(Complex[,] z, int kept)
    {
        Complex[,] reduced = z;
        while (reduced.GetLength(0) > kept)
        {
            reduced = Without(reduced, reduced.GetLength(0) - 1);
        }

        return reduced;
    }

    /// <summary>Eliminates one conductor; Z(i,j) - Z(i,n) Z(n,j) / Z(n,n).</summary>
    public static Complex[,] Without(Complex[,] z, int eliminated)
    {
        int order = z.GetLength(0) - 1;
        var reduced = new Complex[order, order];
        for (int row = 0; row < order; row++)
        {
            for (int column = 0; column < order; column++)
            {
                int i = row < eliminated ? row : row + 1;
                int j = column < eliminated ? column : column + 1;
                reduced[row, column] = z[i, j] - z[i, eliminated] * z[eliminated, j] / z[eliminated, eliminated];
            }
        }

        return reduced;
    }

    /// <summary>The inverse by Gauss and Jordan with pivoting; NaN or infinite values when there is none.</summary>
    public static Complex[,] Invert(Complex[,] matrix)
    {
        int order = matrix.GetLength(0);
        var a = (Complex[,])matrix.Clone();
        var inverse = new Complex[order, order];
        for (int i = 0; i < order; i++)
        {
            inverse[i, i] = Complex.One;
        }

        for (int pivot = 0; pivot < order; pivot++)
        {
            int best = Enumerable.Range(pivot, order - pivot).MaxBy(row => a[row, pivot].Magnitude);
            Swap(a, pivot, best);
            Swap(inverse, pivot, best);
            Divide(a, inverse, pivot, a[pivot, pivot]);
            for (int row = 0; row < order; row++)
            {
                if (row != pivot)
                {
                    Subtract(a, inverse, (row, pivot), a[row, pivot]);
                }
            }
        }

        return inverse;
    }

    private static void Swap(Complex[,] matrix, int row, int other)
    {
        for (int column = 0; column < matrix.GetLength(1); column++)
        {
            (matrix[row, column], matrix[other, column]) = (matrix[other, column], matrix[row, column]);
        }
    }

    private static void Divide(Complex[,] a, Complex[,] inverse, int row, Complex divisor)
    {
        for (int column = 0; column < a.GetLength(1); column++)
        {
            a[row, column] /= divisor;
            inverse[row, column] /= divisor;
        }
    }

    /// <summary>Subtracts a multiple of the pivot's row in both matrices.</summary>
    private static void Subtract(Complex[,] a, Complex[,] inverse, (int Row, int Pivot) at, Complex factor)
    {
        for (int column = 0; column < a.GetLength(1); column++)
        {
            a[at.Row, column] -= factor * a[at.Pivot, column];
            inverse[at.Row, column] -= factor * inverse[at.Pivot, column];
        }
    }
}
