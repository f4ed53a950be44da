using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Collects the matrices of edges as columns of eight doubles: four real parts, then four imaginary parts.</summary>
internal sealed class MatrixColumns
{
    private readonly List<double> _z = [];
    private readonly List<double> _m = [];
    private readonly List<double> _n = [];

    /// <returns>Where the edge's matrices begin, the same in all three arrays.</returns>
    public int Add(SweepEdge edge)
    {
        int at = _z.Count;
        Append(_z, edge.Z);
        Append(_m, edge.M ?? ComplexMatrix.Identity(Circuit.Width));
        Append(_n, edge.N ?? ComplexMatrix.Identity(Circuit.Width));
        return at;
    }

    public (double[] Z, double[] M, double[] N) ToArrays() => ([.. _z], [.. _m], [.. _n]);

    private static void Append(List<double> columns, Complex[,] matrix)
    {
        for (int column = 0; column < Circuit.Width; column++)
        {
            for (int part = 0; part < 2; part++)
            {
                for (int row = 0; row < Circuit.Width; row++)
                {
                    columns.Add(part == 0 ? matrix[row, column].Real : matrix[row, column].Imaginary);
                }
            }
        }
    }
}
