namespace EdgeLem.Market.Optimisation;

/// <summary>Inverse of a basis, dense, row by row.</summary>
internal sealed class BasisInverse
{
    private const double Singular = 1e-12;

    private readonly double[] _values;

    public BasisInverse(int size)
    {
        Size = size;
        _values = new double[size * size];
    }

    public int Size { get; }

    /// <summary>Inverts a matrix given by its columns, by Gauss-Jordan elimination with the largest pivot of each column.</summary>
    /// <exception cref="ArithmeticException">The columns depend on each other.</exception>
    public static BasisInverse Of(double[][] columns)
    {
        int size = columns.Length;
        var inverse = new BasisInverse(size);
        double[][] work = new double[size][];
        for (int row = 0; row < size; row++)
        {
            work[row] = new double[2 * size];
            work[row][size + row] = 1;
            for (int column = 0; column < size; column++)
            {
                work[row][column] = columns[column][row];
            }
        }

        for (int column = 0; column < size; column++)
        {
            Eliminate(work, column);
        }

        for (int row = 0; row < size; row++)
        {
            work[row].AsSpan(size).CopyTo(inverse.RowOf(row));
        }

        return inverse;
    }

    /// <summary>The inverse of the basis with one more row and, as its last column, minus the unit of that row.</summary>
    /// <param name="entries">The new row's entries in the columns of the basis.</param>
    public BasisInverse Extended(double[] entries)
    {
        var larger = new BasisInverse(Size + 1);
        for (int row = 0; row < Size; row++)
        {
            RowOf(row).CopyTo(larger.RowOf(row));
        }

        Span<double> last = larger.RowOf(Size);
        TimesFromLeft(entries).CopyTo(last);
        last[Size] = -1;
        return larger;
    }

    public ReadOnlySpan<double> Row(int row) => RowOf(row);

    /// <summary>Inverse times a column.</summary>
    public double[] Times(double[] column)
    {
        double[] product = new double[Size];
        for (int row = 0; row < Size; row++)
        {
            ReadOnlySpan<double> values = RowOf(row);
            double sum = 0;
            for (int at = 0; at < Size; at++)
            {
                sum += values[at] * column[at];
            }

            product[row] = sum;
        }

        return product;
    }

    /// <summary>A row times the inverse.</summary>
    public double[] TimesFromLeft(double[] row)
    {
        double[] product = new double[Size];
        for (int at = 0; at < Size; at++)
        {
            ReadOnlySpan<double> values = RowOf(at);
            for (int column = 0; column < Size && row[at] != 0; column++)
            {
                product[column] += row[at] * values[column];
            }
        }

        return product;
    }

    /// <summary>The inverse after a column of the basis was replaced.</summary>
    /// <param name="position">Position of the column.</param>
    /// <param name="direction">Inverse times the new column.</param>
    public void Replace(int position, double[] direction)
    {
        Span<double> pivot = RowOf(position);
        for (int column = 0; column < Size; column++)
        {
            pivot[column] /= direction[position];
        }

        for (int row = 0; row < Size; row++)
        {
            Span<double> values = RowOf(row);
            for (int column = 0; column < Size && row != position && direction[row] != 0; column++)
            {
                values[column] -= direction[row] * pivot[column];
            }
        }
    }

    private static void Eliminate(double[][] work, int column)
    {
        int best = column;
        for (int row = column + 1; row < work.Length; row++)
        {
            best = Math.Abs(work[row][column]) > Math.Abs(work[best][column]) ? row : best;
        }

        (work[column], work[best]) = (work[best], work[column]);
        double pivot = work[column][column];
        if (!(Math.Abs(pivot) > Singular))
        {
            throw new ArithmeticException($"The basis of a linear program is singular at column {column} of {work.Length}.");
        }

        for (int at = 0; at < work[column].Length; at++)
        {
            work[column][at] /= pivot;
        }

        for (int row = 0; row < work.Length; row++)
        {
            double factor = work[row][column];
            for (int at = 0; at < work[row].Length && row != column && factor != 0; at++)
            {
                work[row][at] -= factor * work[column][at];
            }
        }
    }

    private Span<double> RowOf(int row) => _values.AsSpan(row * Size, Size);
}
