namespace EdgeLem.Market.Optimisation.Simplex;

/// <summary>The basis of a program: which variable or logical stands at each position, and the inverse of their columns.</summary>
/// <param name="rows">The rows; each has one position, at first that of its own logical.</param>
/// <param name="variables">Number of variables; the logical of row i is number <paramref name="variables"/> + i.</param>
internal sealed class SimplexBasis(ProgramRows rows, int variables)
{
    /// <summary>A pivot below this, with rows scaled to a largest coefficient of 1, is rounding: the column depends on the others.</summary>
    private const double Dependent = 1e-9;

    private readonly BasisInverse _inverse = new();
    private readonly List<int> _at = [];
    private double[] _column = [];
    private int[] _positionOf = Enumerable.Repeat(-1, variables).ToArray();

    /// <summary>Number of positions.</summary>
    public int Size => _at.Count;

    /// <summary>The variable or logical at a position.</summary>
    public int this[int position] => _at[position];

    /// <summary>Whether a variable or logical is basic.</summary>
    public bool Contains(int variable) => _positionOf[variable] >= 0;

    /// <summary>The inverse.</summary>
    public BasisInverse Inverse => _inverse;

    /// <summary>Takes over rows that were added, with their logicals.</summary>
    public void Extend()
    {
        while (_at.Count < rows.Count)
        {
            ReadOnlySpan<double> row = rows[_at.Count];
            Span<double> entries = Column();
            for (int position = 0; position < _at.Count; position++)
            {
                entries[position] = _at[position] < variables ? row[_at[position]] : 0;
            }

            _inverse.Extend(entries);
            if (_positionOf.Length == variables + _at.Count)
            {
                Array.Resize(ref _positionOf, 2 * _positionOf.Length + 16);
            }

            _positionOf[variables + _at.Count] = _at.Count;
            _at.Add(variables + _at.Count);
        }
    }

    /// <summary>Inverse times the column of a variable or logical; overwritten by the next product.</summary>
    public Span<double> DirectionOf(int variable)
    {
        Span<double> column = Column();
        column.Clear();
        rows.AddColumn(variable, 1, column);
        return _inverse.Times(column);
    }

    /// <summary>Puts one variable or logical to the position of another.</summary>
    /// <param name="position">The position.</param>
    /// <param name="entering">Who comes.</param>
    /// <param name="direction">Its <see cref="DirectionOf"/>.</param>
    public void Exchange(int position, int entering, ReadOnlySpan<double> direction)
    {
        _positionOf[_at[position]] = -1;
        _positionOf[entering] = position;
        _at[position] = entering;
        _inverse.Replace(position, direction);
    }

    /// <summary>Finds the inverse anew. A column that depends on the others leaves for the logical of a row.</summary>
    public void Refresh()
    {
        int[] entering = [.. _at.Where(variable => variable < variables)];
        int[] tight = [.. Enumerable.Range(0, Size).Where(row => !Contains(variables + row))];
        Install(entering, tight);
    }

    /// <summary>Begins from the logicals and lets variables take the places of those of given rows: each that of the row in which its pivot is largest, as long as there is one.</summary>
    /// <param name="entering">The variables.</param>
    /// <param name="tight">The rows whose logicals should leave.</param>
    public void Install(ReadOnlySpan<int> entering, ReadOnlySpan<int> tight)
    {
        _positionOf.AsSpan().Fill(-1);
        for (int position = 0; position < Size; position++)
        {
            _at[position] = variables + position;
            _positionOf[variables + position] = position;
        }

        _inverse.Reset();
        Span<int> left = [.. tight];
        foreach (int variable in entering)
        {
            ReadOnlySpan<double> direction = DirectionOf(variable);
            int best = LargestAt(direction, left);
            if (best >= 0)
            {
                Exchange(left[best], variable, direction);
                left[best] = left[^1];
                left = left[..^1];
            }
        }
    }

    private static int LargestAt(ReadOnlySpan<double> direction, ReadOnlySpan<int> positions)
    {
        (int best, double largest) = (-1, Dependent);
        for (int i = 0; i < positions.Length; i++)
        {
            double size = Math.Abs(direction[positions[i]]);
            (best, largest) = size > largest ? (i, size) : (best, largest);
        }

        return best;
    }

    private Span<double> Column()
    {
        if (_column.Length < rows.Count)
        {
            _column = new double[2 * rows.Count];
        }

        return _column.AsSpan(0, Size);
    }
}
