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

    /// <summary>The inverse; values that are no number when there is none, which the checks of the element then report.</summary>
    public static Complex[,] Invert(Complex[,] matrix)
    {
        if (ComplexMatrix.TryInvert(matrix, out Complex[,] inverse))
        {
            return inverse;
        }

        for (int i = 0; i < inverse.Length; i++)
        {
            inverse[i / inverse.GetLength(1), i % inverse.GetLength(1)] = Complex.NaN;
        }

        return inverse;
    }
}
