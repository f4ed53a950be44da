namespace EdgeLem.Market.Optimisation;

/// <summary>The rows that a projection holds tight, with their multipliers, and the orthonormal basis of their span.</summary>
/// <remarks>N = Q R with Q [n x q] orthonormal and R [q x q] upper triangular, by Gram-Schmidt taken twice, which keeps Q orthogonal to working precision
/// (Giraud, Langou, Rozloznik, van den Eshof 2005). The equality, where there is one, is the first column and never leaves.</remarks>
/// <param name="coordinates">n.</param>
internal sealed class TightRows(int coordinates)
{
    /// <summary>The number of the equality among the rows.</summary>
    public const int Equality = -1;

    private readonly List<int> _numbers = [];
    private readonly List<double[]> _rows = [];
    private readonly List<double> _multipliers = [];
    private readonly List<double[]> _basis = [];
    private readonly List<double[]> _triangle = [];

    /// <summary>Row numbers with their multipliers, in the sequence in which they became tight.</summary>
    public IEnumerable<(int Row, double Multiplier)> Multipliers => _numbers.Select((number, j) => (number, _multipliers[j]));

    /// <summary>Whether a row is held.</summary>
    /// <param name="row">Its number.</param>
    public bool Contains(int row) => _numbers.Contains(row);

    /// <summary>Splits a row into its part outside the span of the tight ones, and what the tight ones contribute to the rest.</summary>
    /// <param name="row">The row a.</param>
    /// <param name="inside">r = N+ a, one element per tight row.</param>
    /// <returns>w = a - N r.</returns>
    public double[] Split(double[] row, out double[] inside)
    {
        double[] outside = Orthogonal(row, out double[] onBasis);
        inside = onBasis;
        for (int j = inside.Length - 1; j >= 0; j--)
        {
            for (int later = j + 1; later < inside.Length; later++)
            {
                inside[j] -= _triangle[later][j] * inside[later];
            }

            inside[j] /= _triangle[j][j];
        }

        return outside;
    }

    /// <summary>The longest step that leaves every multiplier at least 0.</summary>
    /// <param name="rates">By how much each falls per unit of step.</param>
    /// <param name="smallestRate">Rates up to this do not count.</param>
    /// <returns>The step, infinite when nothing bounds it, and the position of the row that bounds it.</returns>
    public (double Step, int Position) LongestStep(double[] rates, double smallestRate)
    {
        double longest = double.PositiveInfinity;
        int position = -1;
        for (int j = 0; j < rates.Length; j++)
        {
            if (_numbers[j] != Equality && rates[j] > smallestRate && _multipliers[j] / rates[j] < longest)
            {
                (longest, position) = (_multipliers[j] / rates[j], j);
            }
        }

        return (longest, position);
    }

    /// <summary>Lowers the multipliers.</summary>
    /// <param name="rates">By how much each falls per unit of step.</param>
    /// <param name="step">The step.</param>
    public void Lower(double[] rates, double step)
    {
        for (int j = 0; j < rates.Length; j++)
        {
            double lowered = _multipliers[j] - (step * rates[j]);
            _multipliers[j] = _numbers[j] == Equality ? lowered : Math.Max(0, lowered);
        }
    }

    /// <summary>Holds one more row.</summary>
    /// <param name="number">Its number, or <see cref="Equality"/>.</param>
    /// <param name="row">The row, of length 1 and independent of the tight ones.</param>
    /// <param name="multiplier">Its multiplier.</param>
    public void Add(int number, double[] row, double multiplier)
    {
        _numbers.Add(number);
        _rows.Add(row);
        _multipliers.Add(multiplier);
        Extend(row);
    }

    /// <summary>Lets a row go.</summary>
    /// <param name="position">Its position.</param>
    public void RemoveAt(int position)
    {
        _numbers.RemoveAt(position);
        _rows.RemoveAt(position);
        _multipliers.RemoveAt(position);
        _basis.RemoveRange(position, _basis.Count - position);
        _triangle.RemoveRange(position, _triangle.Count - position);
        foreach (double[] row in _rows.Skip(position))
        {
            Extend(row);
        }
    }

    private void Extend(double[] row)
    {
        double[] outside = Orthogonal(row, out double[] column);
        double length = Polyhedron.Length(outside);
        _triangle.Add([.. column, length]);
        _basis.Add(Polyhedron.Scaled(outside, length));
    }

    private double[] Orthogonal(double[] row, out double[] onBasis)
    {
        double[] outside = [.. row];
        onBasis = new double[_basis.Count];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int j = 0; j < _basis.Count; j++)
            {
                double part = Polyhedron.Dot(_basis[j], outside);
                onBasis[j] += part;
                for (int i = 0; i < coordinates; i++)
                {
                    outside[i] -= part * _basis[j][i];
                }
            }
        }

        return outside;
    }
}
