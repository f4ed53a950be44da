namespace EdgeLem.Market.Optimisation;

/// <summary>Finds the point of a polyhedron nearest to a given one (Euclidean projection).</summary>
/// <remarks>
/// <para>Method: the dual active-set method of Goldfarb and Idnani (Mathematical Programming 27, 1983, p. 1 to 33) for the Hessian 1.</para>
/// <para>Symbols: v given point [n]; x current point [n]; a_k rows of length 1 [m x n]; W rows held tight, N their matrix [n x q]; lambda multipliers of W.
/// Invariant: x = v - N lambda, lambda at least 0, and x is the projection on the rows of W alone.</para>
/// <para>One step, for the row p with the largest excess s = a_p x - b_p: r = N+ a_p, w = a_p - N r. Moving by t changes x by -t w, lambda by -t r and lambda_p
/// by +t. The full step t2 = s / (w w) makes p tight; the step t1 = min lambda_j / r_j over r_j positive is the longest that keeps lambda at least 0. If t2 is
/// the shorter, p enters W; else j leaves W and the step is taken again. Neither bounded: the rows contradict each other.</para>
/// <para>Convergence: finite, because every full step raises the dual objective and no W comes back. Ends when no row has an excess above
/// <see cref="Tolerance"/>. Ties of excess and of ratio go to the lower row.</para>
/// <para>Limits: dense, O(n q) per step and O(n q^2) when a row leaves; meant for up to a few hundred coordinates and rows.</para>
/// </remarks>
public sealed class NearestPoint
{
    /// <summary>Largest excess that counts as kept, as a distance, in the unit of the point per unit of its largest coordinate (at least 1).</summary>
    public const double Tolerance = 1e-10;

    /// <summary>A row whose part outside the span of the tight ones is shorter than this (squared) depends on them.</summary>
    private const double DependentSquare = 1e-18;

    /// <summary>Components of r below this do not bound a step.</summary>
    private const double SmallestRatio = 1e-12;

    /// <summary>Steps per row and coordinate before the search counts as failed; it needs one or two.</summary>
    private const int StepsPerRow = 50;

    private readonly Polyhedron _polyhedron;
    private readonly TightRows _tight;
    private readonly double[] _point;
    private readonly double _toleranceHere;

    private NearestPoint(Polyhedron polyhedron, ReadOnlySpan<double> given)
    {
        _polyhedron = polyhedron;
        _point = given.ToArray();
        _tight = new TightRows(given.Length);
        _toleranceHere = Tolerance * Math.Max(1, _point.Select(Math.Abs).DefaultIfEmpty(0).Max());
    }

    /// <summary>Projects a point.</summary>
    /// <param name="polyhedron">The limits.</param>
    /// <param name="given">The point; as many coordinates as the rows have.</param>
    /// <returns>The nearest point with its multipliers.</returns>
    /// <exception cref="InvalidOperationException">The search did not end, which rounding alone could cause.</exception>
    public static Projection Of(Polyhedron polyhedron, ReadOnlySpan<double> given)
    {
        ArgumentNullException.ThrowIfNull(polyhedron);
        var search = new NearestPoint(polyhedron, given);
        search.TakeEquality();
        return search.Answer(search.Run());
    }

    private void TakeEquality()
    {
        if (_polyhedron.EqualityRow.Length == 0)
        {
            return;
        }

        double length = Polyhedron.Length(_polyhedron.EqualityRow.AsSpan());
        double[] row = Polyhedron.Scaled(_polyhedron.EqualityRow.AsSpan(), length);
        double step = Polyhedron.Dot(row, _point) - (_polyhedron.EqualityValue / length);
        Move(row, step);
        _tight.Add(TightRows.Equality, row, step);
    }

    private bool Run()
    {
        int stepsLeft = StepsPerRow * (_polyhedron.RowCount + _point.Length + 1);
        for (int row = MostExceeded(); row >= 0; row = MostExceeded())
        {
            if (!TryMakeTight(row, ref stepsLeft))
            {
                return false;
            }
        }

        return true;
    }

    private int MostExceeded()
    {
        int most = -1;
        double largest = _toleranceHere;
        for (int k = 0; k < _polyhedron.RowCount; k++)
        {
            double excess = _polyhedron.ExcessAt(k, _point);
            if (excess > largest && !_tight.Contains(k))
            {
                (most, largest) = (k, excess);
            }
        }

        return most;
    }

    private bool TryMakeTight(int row, ref int stepsLeft)
    {
        double multiplier = 0;
        while (stepsLeft-- > 0)
        {
            (double step, int leaving) = Step(row);
            if (double.IsPositiveInfinity(step))
            {
                return false;
            }

            multiplier += step;
            if (leaving < 0)
            {
                _tight.Add(row, _polyhedron.Row(row), multiplier);
                return true;
            }

            _tight.RemoveAt(leaving);
        }

        throw new InvalidOperationException($"Projection on {_polyhedron.RowCount} rows of {_point.Length} coordinates did not end. Check that rows and bounds are finite.");
    }

    /// <summary>Takes the longest step towards a row.</summary>
    /// <returns>Its length, infinite when it has no end, and the position of the tight row that ended it, -1 when the row itself did.</returns>
    private (double Step, int Leaving) Step(int row)
    {
        double[] outside = _tight.Split(_polyhedron.Row(row), out double[] inside);
        double square = Polyhedron.Dot(outside, outside);
        double full = square > DependentSquare ? Math.Max(0, _polyhedron.ExcessAt(row, _point)) / square : double.PositiveInfinity;
        (double partial, int leaving) = _tight.LongestStep(inside, SmallestRatio);
        double step = Math.Min(full, partial);
        if (double.IsPositiveInfinity(step))
        {
            return (step, -1);
        }

        _tight.Lower(inside, step);
        if (square > DependentSquare)
        {
            Move(outside, step);
        }

        return (step, full <= partial ? -1 : leaving);
    }

    private void Move(double[] direction, double step)
    {
        for (int i = 0; i < _point.Length; i++)
        {
            _point[i] -= step * direction[i];
        }
    }

    private Projection Answer(bool isFeasible)
    {
        double[] multipliers = new double[_polyhedron.RowCount];
        double equality = 0;
        foreach ((int row, double multiplier) in _tight.Multipliers)
        {
            if (row == TightRows.Equality)
            {
                equality = multiplier / Polyhedron.Length(_polyhedron.EqualityRow.AsSpan());
            }
            else
            {
                multipliers[row] = multiplier / _polyhedron.LengthOf(row);
            }
        }

        return new Projection([.. _point], [.. multipliers], equality, isFeasible);
    }
}
