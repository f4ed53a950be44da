namespace EdgeLem.Grid;

/// <summary>Derivatives of watched quantities (rows) by the consumption at injections (columns).</summary>
public sealed class SensitivityMatrix
{
    internal SensitivityMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Stride = (columns + BatchBlock.Lanes - 1) / BatchBlock.Lanes * BatchBlock.Lanes;
        Values = new double[rows * Stride];
    }

    /// <summary>Number of watched quantities.</summary>
    public int Rows { get; }

    /// <summary>Number of injections.</summary>
    public int Columns { get; }

    /// <summary>Distance of two rows in <see cref="Values"/>: the columns, rounded up to whole vectors.</summary>
    internal int Stride { get; }

    internal double[] Values { get; }

    /// <summary>One derivative.</summary>
    /// <param name="row">Watched quantity, from 0.</param>
    /// <param name="column">Injection, from 0.</param>
    public double this[int row, int column] => Row(row)[column];

    /// <summary>All derivatives of one watched quantity.</summary>
    /// <param name="row">Watched quantity, from 0.</param>
    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Stride, Columns);
}
