namespace EdgeLem.Market.Optimisation.Simplex;

/// <summary>The working state of a linear program.</summary>
/// <remarks>
/// <para>Method: bounded dual simplex with long steps (A. Koberstein, The Dual Simplex Method, 2005, ch. 3 and 6; C. E. Lemke 1954; bound flipping: R. Fourer 1994).
/// Each row gets a logical variable r = a x with the row's bounds, so that the equations are [A, -I] (x, r) = 0 and the first basis is all logicals. With every variable
/// in a box the basis is dual feasible once each nonbasic variable stands at the bound that its reduced cost asks for: no first phase, and a row that is added later only makes its own logical infeasible.</para>
/// <para>Symbols: m rows, n variables, B basis (m x m), rho = row p of B^-1, alpha_j = rho col_j, d_j = c_j - y col_j reduced cost, w = B^-1 col_q.</para>
/// <para>Step: p = largest infeasibility. Candidates j are those whose move brings x_p to its bound; they are passed by rising ratio |d_j| / |alpha_j|, each passed one flips to its other bound, as long
/// as what is infeasible outlasts |alpha_j| (u_j - l_j); the one at which it does not enters. None left: no values keep the rows (infeasible). Ties: the larger |alpha|, then the lower index.</para>
/// <para>Without progress for <see cref="StallLimit"/> steps the smallest index leaves and enters, without long steps (R. G. Bland 1977), until there is progress again.</para>
/// <para>Start from a basis of another program (<see cref="StartFrom"/>): any basis is dual feasible when everything has a box, so each row that is to be tight gets a bound where it misses one: what the
/// variables' own boxes allow at most, and a little more, so that no solution reaches it.</para>
/// <para>Scaling: rows by their largest coefficient, costs by the largest. Tolerances: <see cref="BoxedVariables.Tolerance"/> for a value, <see cref="Pivot"/> for alpha. B^-1 is found anew every
/// <see cref="RefreshAfter"/> steps, values and reduced costs also before an answer is given; a new row extends it. A variable that ends at a bound that it misses makes the program unbounded.</para>
/// <para>Cost per step: m n for alpha, m^2 for the update.</para>
/// </remarks>
internal sealed class DualSimplex
{
    private const double Pivot = 1e-9;
    private const int StallLimit = 200;
    private const int RefreshAfter = 50;
    private const int MostSteps = 1_000_000;

    private readonly int _n;
    private readonly ProgramRows _rows;
    private readonly BoxedVariables _variables;
    private readonly SimplexBasis _basis;
    private readonly RatioTest _ratios = new();
    private double[] _alpha = [];
    private double[] _ofRows = [];
    private double[] _nonbasic = [];
    private int _iterations;
    private int _stalled;
    private int _sinceInversion;

    public DualSimplex(double[] cost, double[] lower, double[] upper)
    {
        _n = cost.Length;
        _rows = new ProgramRows(_n);
        _variables = new BoxedVariables(cost, lower, upper);
        _basis = new SimplexBasis(_rows, _n);
        MoveToBounds();
    }

    public int VariableCount => _n;

    public int RowCount => _rows.Count;

    public int AddRow(ReadOnlySpan<double> coefficients, double lower, double upper)
    {
        double scale = _rows.Add(coefficients);
        _variables.AddLogical(lower * scale, upper * scale);
        return _rows.Count - 1;
    }

    /// <summary>Makes variables basic in place of the logicals of rows, as far as their columns are independent.</summary>
    public void StartFrom(ReadOnlySpan<int> basic, ReadOnlySpan<int> tight)
    {
        _basis.Extend();
        foreach (int row in tight)
        {
            (double least, double largest) = _rows.RangeOf(row, _variables.Lower[.._n], _variables.Upper[.._n]);
            _variables.Box(_n + row, least - 1, largest + 1);
        }

        _basis.Install(basic, tight);
        _sinceInversion = 0;
    }

    public LinearSolution Solve()
    {
        Prepare();
        bool isFresh = true;
        int most = _iterations + MostSteps;
        while (true)
        {
            int leaving = Leaving();
            if (leaving < 0 && isFresh)
            {
                return Answer(_variables.IsUnbounded() ? LinearStatus.Unbounded : LinearStatus.Optimal);
            }

            bool hasStepped = leaving >= 0 && TryStep(leaving);
            if (leaving >= 0 && !hasStepped && isFresh)
            {
                return Answer(LinearStatus.Infeasible);
            }

            isFresh = !hasStepped;
            if (hasStepped && ++_sinceInversion >= RefreshAfter)
            {
                _basis.Refresh();
                _sinceInversion = 0;
                isFresh = true;
            }

            if (isFresh)
            {
                Recompute();
            }

            RequireEnd(most);
        }
    }

    private void Prepare()
    {
        _basis.Extend();
        if (_alpha.Length < _n + _rows.Count)
        {
            _alpha = new double[_n + (2 * _rows.Count) + 16];
            _ofRows = new double[_alpha.Length - _n];
            _nonbasic = new double[_n];
        }

        _stalled = 0;
        Recompute();
    }

    private void RequireEnd(int most)
    {
        if (++_iterations > most)
        {
            throw new ArithmeticException($"A linear program with {_n} variables and {_rows.Count} rows did not end after {_iterations} steps.");
        }
    }

    /// <summary>Position of the most infeasible basic variable; of the one with the lowest index while stalled; -1 when all are feasible.</summary>
    private int Leaving()
    {
        int leaving = -1;
        double most = 0;
        for (int position = 0; position < _basis.Size; position++)
        {
            int variable = _basis[position];
            double excess = _variables.ExcessOf(variable);
            if (excess == 0)
            {
                continue;
            }

            bool isBetter = _stalled > StallLimit ? leaving < 0 || variable < _basis[leaving] : Math.Abs(excess) > most;
            if (isBetter)
            {
                (leaving, most) = (position, Math.Abs(excess));
            }
        }

        return leaving;
    }

    /// <returns>False when no variable can bring the leaving one to its bound.</returns>
    private bool TryStep(int position)
    {
        int leaving = _basis[position];
        double excess = _variables.ExcessOf(leaving);
        FillAlpha(_basis.Inverse.Row(position));
        CollectCandidates(excess > 0);
        int place = _stalled > StallLimit ? _ratios.ChooseFirst() : _ratios.Choose(Math.Abs(excess), _variables, _variables.Tolerance(excess));
        if (place < 0)
        {
            return false;
        }

        int entering = _ratios[place];
        Flip(place);
        double ratio = _variables.Reduced[entering] / _alpha[entering];
        Exchange(position, entering, excess > 0 ? _variables.Upper[leaving] : _variables.Lower[leaving]);
        _stalled = Math.Abs(ratio) > Pivot ? 0 : _stalled + 1;
        UpdateReduced(ratio, leaving, entering);
        return true;
    }

    private void FillAlpha(ReadOnlySpan<double> rho)
    {
        Span<double> ofVariables = _alpha.AsSpan(0, _n);
        ofVariables.Clear();
        for (int row = 0; row < rho.Length; row++)
        {
            if (rho[row] != 0)
            {
                DenseVectors.AddScaled(_rows[row], rho[row], ofVariables);
            }

            _alpha[_n + row] = -rho[row];
        }
    }

    /// <summary>Nonbasic variables whose move lowers (or raises) the leaving one: x_p changes by -alpha_j for each unit.</summary>
    private void CollectCandidates(bool isAbove)
    {
        _ratios.Clear(_variables.Count);
        ReadOnlySpan<double> reduced = _variables.Reduced;
        for (int variable = 0; variable < reduced.Length; variable++)
        {
            double alpha = isAbove ? _alpha[variable] : -_alpha[variable];
            if (Math.Abs(alpha) > Pivot && !_basis.Contains(variable) && _variables.CanMove(variable, up: alpha > 0))
            {
                _ratios.Add(variable, Math.Abs(reduced[variable] / alpha), Math.Abs(alpha));
            }
        }
    }

    private void Flip(int count)
    {
        if (count == 0)
        {
            return;
        }

        Span<double> change = _ofRows.AsSpan(0, _rows.Count);
        change.Clear();
        for (int i = 0; i < count; i++)
        {
            _rows.AddColumn(_ratios[i], _variables.Flip(_ratios[i]), change);
        }

        MoveBasics(_basis.Inverse.Times(change), 1);
    }

    private void MoveBasics(ReadOnlySpan<double> direction, double step)
    {
        Span<double> value = _variables.Value;
        for (int position = 0; position < direction.Length; position++)
        {
            value[_basis[position]] -= step * direction[position];
        }
    }

    private void Exchange(int position, int entering, double bound)
    {
        int leaving = _basis[position];
        ReadOnlySpan<double> direction = _basis.DirectionOf(entering);
        double step = (_variables.Value[leaving] - bound) / direction[position];
        MoveBasics(direction, step);
        _variables.Value[entering] += step;
        _variables.Value[leaving] = bound;
        _basis.Exchange(position, entering, direction);
    }

    private void UpdateReduced(double ratio, int leaving, int entering)
    {
        Span<double> reduced = _variables.Reduced;
        if (ratio != 0)
        {
            DenseVectors.AddScaled(_alpha, -ratio, reduced);
        }

        reduced[leaving] = -ratio;
        reduced[entering] = 0;
    }

    /// <summary>Finds values and reduced costs anew from the basis.</summary>
    private void Recompute()
    {
        Span<double> basicCost = _ofRows.AsSpan(0, _rows.Count);
        for (int position = 0; position < basicCost.Length; position++)
        {
            basicCost[position] = _variables.Cost[_basis[position]];
        }

        SetReduced(_basis.Inverse.TimesFromLeft(basicCost));
        MoveToBounds();
        SetBasics();
    }

    private void SetReduced(ReadOnlySpan<double> duals)
    {
        Span<double> reduced = _variables.Reduced;
        _variables.Cost.CopyTo(reduced);
        for (int row = 0; row < duals.Length; row++)
        {
            if (duals[row] != 0)
            {
                DenseVectors.AddScaled(_rows[row], -duals[row], reduced[.._n]);
            }

            reduced[_n + row] = duals[row];
        }

        for (int position = 0; position < _basis.Size; position++)
        {
            reduced[_basis[position]] = 0;
        }
    }

    /// <summary>Puts every nonbasic variable to the bound that its reduced cost asks for.</summary>
    private void MoveToBounds()
    {
        for (int variable = 0; variable < _variables.Count; variable++)
        {
            if (!_basis.Contains(variable))
            {
                _variables.MoveToBound(variable);
            }
        }
    }

    private void SetBasics()
    {
        ReadOnlySpan<double> value = _variables.Value;
        for (int variable = 0; variable < _n; variable++)
        {
            _nonbasic[variable] = _basis.Contains(variable) ? 0 : value[variable];
        }

        Span<double> sum = _ofRows.AsSpan(0, _rows.Count);
        for (int row = 0; row < sum.Length; row++)
        {
            sum[row] = DenseVectors.Dot(_rows[row], _nonbasic) - (_basis.Contains(_n + row) ? 0 : value[_n + row]);
        }

        ReadOnlySpan<double> values = _basis.Inverse.Times(sum);
        for (int position = 0; position < values.Length; position++)
        {
            _variables.Value[_basis[position]] = -values[position];
        }
    }

    private LinearSolution Answer(LinearStatus status)
    {
        double objective = 0;
        double[] values = new double[_n];
        double[] reduced = new double[_n];
        double[] duals = new double[_rows.Count];
        for (int variable = 0; variable < _n; variable++)
        {
            values[variable] = Math.Clamp(_variables.Value[variable], _variables.Lower[variable], _variables.Upper[variable]);
            reduced[variable] = _variables.Reduced[variable] * _variables.CostScale;
            objective += _variables.Cost[variable] * _variables.CostScale * values[variable];
        }

        for (int row = 0; row < duals.Length; row++)
        {
            duals[row] = _variables.Reduced[_n + row] * _rows.ScaleOf(row) * _variables.CostScale;
        }

        return new LinearSolution(status, objective, values, duals, reduced, _iterations) { Basis = BasisOf() };
    }

    private LinearBasis BasisOf() => new(
        [.. Enumerable.Range(0, _n).Where(_basis.Contains)],
        [.. Enumerable.Range(0, _rows.Count).Where(row => !_basis.Contains(_n + row))]);
}
