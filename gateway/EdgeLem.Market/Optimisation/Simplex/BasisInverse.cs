namespace EdgeLem.Market.Optimisation.Simplex;

/// <summary>Inverse of a basis, dense, row by row; it grows with the rows of its program.</summary>
internal sealed class BasisInverse
{
    private double[] _values = [];
    private double[] _product = [];
    private int _stride;

    public int Size { get; private set; }

    /// <summary>Makes it the inverse of minus the unit matrix: every row's logical is basic.</summary>
    public void Reset()
    {
        Array.Clear(_values);
        for (int row = 0; row < Size; row++)
        {
            RowOf(row)[row] = -1;
        }
    }

    /// <summary>Takes one more row and, as its last column, minus the unit of that row.</summary>
    /// <param name="entries">The new row's entries in the columns of the basis.</param>
    public void Extend(ReadOnlySpan<double> entries)
    {
        if (Size == _stride)
        {
            Grow();
        }

        Span<double> last = _values.AsSpan(Size * _stride, Size + 1);
        last.Clear();
        for (int row = 0; row < Size; row++)
        {
            _values[(row * _stride) + Size] = 0;
            if (entries[row] != 0)
            {
                DenseVectors.AddScaled(RowOf(row), entries[row], last[..Size]);
            }
        }

        last[Size] = -1;
        Size++;
    }

    public ReadOnlySpan<double> Row(int row) => RowOf(row);

    /// <summary>Inverse times a column; overwritten by the next product.</summary>
    public Span<double> Times(ReadOnlySpan<double> column)
    {
        for (int row = 0; row < Size; row++)
        {
            _product[row] = DenseVectors.Dot(RowOf(row), column);
        }

        return _product.AsSpan(0, Size);
    }

    /// <summary>A row times the inverse; overwritten by the next product.</summary>
    public Span<double> TimesFromLeft(ReadOnlySpan<double> row)
    {
        Span<double> product = _product.AsSpan(0, Size);
        product.Clear();
        for (int at = 0; at < Size; at++)
        {
            if (row[at] != 0)
            {
                DenseVectors.AddScaled(RowOf(at), row[at], product);
            }
        }

        return product;
    }

    /// <summary>Takes a new column of the basis in place of another.</summary>
    /// <param name="position">Position of the column.</param>
    /// <param name="direction">Inverse times the new column.</param>
    public void Replace(int position, ReadOnlySpan<double> direction)
    {
        Span<double> pivot = RowOf(position);
        for (int column = 0; column < Size; column++)
        {
            pivot[column] /= direction[position];
        }

        for (int row = 0; row < Size; row++)
        {
            if (row != position && direction[row] != 0)
            {
                DenseVectors.AddScaled(pivot, -direction[row], RowOf(row));
            }
        }
    }

    private void Grow()
    {
        int stride = Math.Max(16, 2 * _stride);
        double[] larger = new double[stride * stride];
        for (int row = 0; row < Size; row++)
        {
            RowOf(row).CopyTo(larger.AsSpan(row * stride));
        }

        (_values, _product, _stride) = (larger, new double[stride], stride);
    }

    private Span<double> RowOf(int row) => _values.AsSpan(row * _stride, Size);
}
