namespace EdgeLem.Grid;

/// <summary>
/// Factors of a sparse block matrix: A = L U by block elimination in the pattern's order, with row pivoting inside diagonal blocks. Values are changed in place: a diagonal
/// block D becomes its factors, a block U to the right of it becomes D^-1 U, a block L below it stays. Reused for every matrix of the pattern; not for concurrent use.
/// </summary>
/// <param name="pattern">Where the blocks are.</param>
/// <param name="scales">Largest magnitude of each diagonal block before elimination, by position.</param>
internal sealed class BlockFactors(BlockPattern pattern, double[] scales)
{
    /// <summary>A pivot this small against its diagonal block before elimination is only rounding.</summary>
    private const double SingularRatio = 4e-15;

    private readonly int[] _pivots = new int[pattern.VectorAt[^1]];

    /// <summary>The matrix, then its factors; see <see cref="BlockPattern"/>.</summary>
    public double[] Values { get; } = new double[pattern.Length];

    /// <summary>Sign of the determinant.</summary>
    public int Sign { get; private set; }

    /// <summary>Factorises.</summary>
    /// <returns>Position and column without a pivot; (-1, 0) when there is none.</returns>
    public (int Position, int Column) Factorise()
    {
        int sign = 1;
        int target = 0;
        for (int position = 0; position < pattern.Size.Length; position++)
        {
            int n = pattern.Size[position];
            Span<double> diagonal = Values.AsSpan(pattern.DiagonalAt[position], n * n);
            Span<int> pivots = _pivots.AsSpan(pattern.VectorAt[position], n);
            int column = DenseBlock.Factorise(diagonal, pivots, SingularRatio * scales[position], ref sign);
            if (column >= 0)
            {
                return (position, column);
            }

            int end = pattern.FirstLink[position + 1];
            for (int link = pattern.FirstLink[position]; link < end; link++)
            {
                int columns = pattern.Size[pattern.Neighbour[link]];
                DenseBlock.Solve(diagonal, pivots, Values.AsSpan(pattern.UpperAt[link], n * columns), columns);
            }

            for (int row = pattern.FirstLink[position]; row < end; row++)
            {
                for (int link = pattern.FirstLink[position]; link < end; link++)
                {
                    Eliminate((row, link), n, pattern.Targets[target++]);
                }
            }
        }

        Sign = sign;
        return (-1, 0);
    }

    /// <summary>Replaces a vector by the inverse of the factorised matrix times it.</summary>
    public void Solve(Span<double> x)
    {
        for (int position = 0; position < pattern.Size.Length; position++)
        {
            int n = pattern.Size[position];
            Span<double> own = x.Slice(pattern.VectorAt[position], n);
            DenseBlock.Solve(Values.AsSpan(pattern.DiagonalAt[position], n * n), _pivots.AsSpan(pattern.VectorAt[position], n), own, 1);
            for (int link = pattern.FirstLink[position]; link < pattern.FirstLink[position + 1]; link++)
            {
                int later = pattern.Neighbour[link];
                int rows = pattern.Size[later];
                DenseBlock.SubtractProduct(x.Slice(pattern.VectorAt[later], rows), Values.AsSpan(pattern.LowerAt[link], rows * n), own, (rows, n, 1));
            }
        }

        for (int position = pattern.Size.Length - 1; position >= 0; position--)
        {
            int n = pattern.Size[position];
            Span<double> own = x.Slice(pattern.VectorAt[position], n);
            for (int link = pattern.FirstLink[position]; link < pattern.FirstLink[position + 1]; link++)
            {
                int later = pattern.Neighbour[link];
                int columns = pattern.Size[later];
                DenseBlock.SubtractProduct(own, Values.AsSpan(pattern.UpperAt[link], n * columns), x.Slice(pattern.VectorAt[later], columns), (n, columns, 1));
            }
        }
    }

    private void Eliminate((int Row, int Column) link, int inner, int target)
    {
        int rows = pattern.Size[pattern.Neighbour[link.Row]];
        int columns = pattern.Size[pattern.Neighbour[link.Column]];
        DenseBlock.SubtractProduct(
            Values.AsSpan(target, rows * columns),
            Values.AsSpan(pattern.LowerAt[link.Row], rows * inner),
            Values.AsSpan(pattern.UpperAt[link.Column], inner * columns),
            (rows, inner, columns));
    }
}
