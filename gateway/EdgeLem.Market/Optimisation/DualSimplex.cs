using System.Runtime.InteropServices;

namespace EdgeLem.Market.Optimisation;

/// <summary>The working state of a linear program.</summary>
/// <remarks>
/// <para>Method: bounded dual simplex with long steps (A. Koberstein, The Dual Simplex Method, 2005, ch. 3 and 6; C. E. Lemke 1954; bound flipping: R. Fourer 1994).
/// Each row gets a logical variable r = a x with the row's bounds, so that the equations are [A, -I] (x, r) = 0 and the first basis is all logicals. With every variable
/// in a box the basis is dual feasible once each nonbasic variable stands at the bound that its reduced cost asks for: no first phase, and a row that is added later only makes its own logical infeasible.</para>
/// <para>Symbols: m rows, n variables, B basis (m x m), rho = row p of B^-1, alpha_j = rho col_j, d_j = c_j - y col_j reduced cost, w = B^-1 col_q.</para>
/// <para>Step: p = largest infeasibility. Candidates j are those whose move brings x_p to its bound; they are passed by rising ratio |d_j| / |alpha_j|, each passed one flips to its other bound, as long
/// as what is infeasible outlasts |alpha_j| (u_j - l_j); the one at which it does not enters. None left: no values keep the rows (infeasible). Ties: the larger |alpha|, then the lower index.</para>
/// <para>Without progress for <see cref="StallLimit"/> steps the smallest index leaves and enters, without long steps (R. G. Bland 1977), until there is progress again.</para>
/// <para>Scaling: rows by their largest coefficient, costs by the largest. Tolerances: <see cref="Feasibility"/> of a value relative to its scale, <see cref="Pivot"/> for alpha. B^-1 is found anew every
/// <see cref="RefreshAfter"/> steps, values and reduced costs also before an answer is given; a new row extends it. A missing bound is taken as <see cref="Far"/>; a variable that ends there with a cost makes the program unbounded.</para>
/// <para>Cost per step: m n for alpha, m^2 for the update.</para>
/// </remarks>
internal sealed class DualSimplex
{
    private const double Feasibility = 1e-9;
    private const double Pivot = 1e-9;
    private const double Far = 1e9;
    private const int StallLimit = 200;
    private const int RefreshAfter = 50;

    private readonly int _n;
    private readonly double _costScale;
    private readonly ProgramRows _rows;
    private readonly List<double> _cost;
    private readonly List<double> _lower;
    private readonly List<double> _upper;
    private readonly List<double> _value = [];
    private readonly List<double> _reduced = [];
    private readonly List<int> _positionInBasis = [];
    private readonly List<int> _basis = [];
    private readonly RatioTest _ratios = new();
    private readonly double _valueScale;
    private double[] _alpha = [];
    private BasisInverse _inverse = new(0);
    private int _iterations;
    private int _stalled;
    private int _sinceInversion;

    public DualSimplex(double[] cost, double[] lower, double[] upper)
    {
        _n = cost.Length;
        _rows = new ProgramRows(_n);
        _costScale = cost.Any(value => value != 0) ? cost.Max(Math.Abs) : 1;
        _cost = [.. cost.Select(value => value / _costScale)];
        _lower = [.. lower.Select(value => Math.Max(value, -Far))];
        _upper = [.. upper.Select(value => Math.Min(value, Far))];
        _valueScale = 1 + lower.Concat(upper).Where(bound => Math.Abs(bound) < Far).Select(Math.Abs).DefaultIfEmpty().Max();
        for (int variable = 0; variable < _n; variable++)
        {
            _reduced.Add(_cost[variable]);
            _positionInBasis.Add(-1);
            _value.Add(_cost[variable] < 0 ? _upper[variable] : double.IsNegativeInfinity(lower[variable]) && _cost[variable] == 0 ? Math.Min(0, _upper[variable]) : _lower[variable]);
        }

        MoveToBounds();
    }

    public int VariableCount => _n;

    public int RowCount => _rows.Count;

    public int AddRow(ReadOnlySpan<double> coefficients, double lower, double upper)
    {
        double scale = _rows.Add(coefficients);
        _cost.Add(0);
        _reduced.Add(0);
        _lower.Add(lower * scale);
        _upper.Add(upper * scale);
        _value.Add(0);
        _positionInBasis.Add(_basis.Count);
        _basis.Add(_n + _rows.Count - 1);
        return _rows.Count - 1;
    }

    public LinearSolution Solve()
    {
        _alpha = new double[_n + _rows.Count];
        _stalled = 0;
        Extend();
        Recompute();
        bool isFresh = true;
        int most = _iterations + 1_000_000;
        while (true)
        {
            int leaving = Leaving();
            if (leaving < 0 && isFresh)
            {
                return Answer(IsUnbounded() ? LinearStatus.Unbounded : LinearStatus.Optimal);
            }

            bool hasStepped = leaving >= 0 && TryStep(leaving);
            if (leaving >= 0 && !hasStepped && isFresh)
            {
                return Answer(LinearStatus.Infeasible);
            }

            isFresh = !hasStepped;
            if (hasStepped && ++_sinceInversion >= RefreshAfter)
            {
                Invert();
                isFresh = true;
            }

            if (isFresh)
            {
                Recompute();
            }

            RequireEnd(most);
        }
    }

    private void RequireEnd(int most)
    {
        if (++_iterations > most)
        {
            throw new ArithmeticException($"A linear program with {_n} variables and {_rows.Count} rows did not end after {_iterations} steps.");
        }
    }

    private double Tolerance(double bound) => Feasibility * (_valueScale + Math.Abs(bound));

    /// <summary>Position of the most infeasible basic variable; of the one with the lowest index while stalled; -1 when all are feasible.</summary>
    private int Leaving()
    {
        int leaving = -1;
        double most = 0;
        for (int position = 0; position < _basis.Count; position++)
        {
            int variable = _basis[position];
            double excess = ExcessOf(variable);
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

    /// <summary>Value beyond a bound: positive above the upper, negative below the lower one, 0 within both.</summary>
    private double ExcessOf(int variable)
    {
        double value = _value[variable];
        if (value > _upper[variable] + Tolerance(_upper[variable]))
        {
            return value - _upper[variable];
        }

        return value < _lower[variable] - Tolerance(_lower[variable]) ? value - _lower[variable] : 0;
    }

    /// <returns>False when no variable can bring the leaving one to its bound.</returns>
    private bool TryStep(int position)
    {
        int leaving = _basis[position];
        double excess = ExcessOf(leaving);
        FillAlpha(_inverse.Row(position));
        CollectCandidates(excess > 0);
        int place = _stalled > StallLimit
            ? _ratios.ChooseFirst()
            : _ratios.Choose(Math.Abs(excess), variable => _upper[variable] - _lower[variable], Feasibility * (_valueScale + Math.Abs(excess)));
        if (place < 0)
        {
            return false;
        }

        int entering = _ratios[place];
        Flip(place);
        double ratio = _reduced[entering] / _alpha[entering];
        Exchange(position, entering, excess > 0 ? _upper[leaving] : _lower[leaving]);
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
                ProgramRows.AddScaled(_rows[row], rho[row], ofVariables);
            }

            _alpha[_n + row] = -rho[row];
        }
    }

    /// <summary>Nonbasic variables whose move lowers (or raises) the leaving one: x_p changes by -alpha_j for each unit.</summary>
    private void CollectCandidates(bool isAbove)
    {
        _ratios.Clear();
        ReadOnlySpan<int> positions = CollectionsMarshal.AsSpan(_positionInBasis);
        ReadOnlySpan<double> reduced = CollectionsMarshal.AsSpan(_reduced);
        for (int variable = 0; variable < positions.Length; variable++)
        {
            double alpha = isAbove ? _alpha[variable] : -_alpha[variable];
            if (positions[variable] < 0 && Math.Abs(alpha) > Pivot && CanMove(variable, up: alpha > 0))
            {
                _ratios.Add(variable, Math.Abs(reduced[variable] / alpha), Math.Abs(alpha));
            }
        }
    }

    private bool CanMove(int variable, bool up) => up ? _value[variable] < _upper[variable] : _value[variable] > _lower[variable];

    private void Flip(int count)
    {
        if (count == 0)
        {
            return;
        }

        double[] change = new double[_rows.Count];
        for (int i = 0; i < count; i++)
        {
            int variable = _ratios[i];
            double to = _value[variable] < _upper[variable] ? _upper[variable] : _lower[variable];
            _rows.AddColumn(variable, to - _value[variable], change);
            _value[variable] = to;
        }

        MoveBasics(_inverse.Times(change), 1);
    }

    private void MoveBasics(double[] direction, double step)
    {
        for (int position = 0; position < direction.Length; position++)
        {
            _value[_basis[position]] -= step * direction[position];
        }
    }

    private void Exchange(int position, int entering, double bound)
    {
        int leaving = _basis[position];
        double[] column = new double[_rows.Count];
        _rows.AddColumn(entering, 1, column);
        double[] direction = _inverse.Times(column);
        double step = (_value[leaving] - bound) / direction[position];
        MoveBasics(direction, step);
        _value[entering] += step;
        _value[leaving] = bound;
        _basis[position] = entering;
        _positionInBasis[entering] = position;
        _positionInBasis[leaving] = -1;
        _inverse.Replace(position, direction);
    }

    private void UpdateReduced(double ratio, int leaving, int entering)
    {
        Span<double> reduced = CollectionsMarshal.AsSpan(_reduced);
        if (ratio != 0)
        {
            ProgramRows.AddScaled(_alpha, -ratio, reduced);
        }

        reduced[leaving] = -ratio;
        reduced[entering] = 0;
    }

    /// <summary>Extends the inverse by the rows that were added, whose logicals are basic.</summary>
    private void Extend()
    {
        while (_inverse.Size < _rows.Count)
        {
            double[] row = _rows[_inverse.Size];
            double[] entries = new double[_inverse.Size];
            for (int position = 0; position < entries.Length; position++)
            {
                entries[position] = _basis[position] < _n ? row[_basis[position]] : 0;
            }

            _inverse = _inverse.Extended(entries);
        }
    }

    private void Invert()
    {
        double[][] columns = new double[_rows.Count][];
        for (int position = 0; position < columns.Length; position++)
        {
            columns[position] = new double[columns.Length];
            _rows.AddColumn(_basis[position], 1, columns[position]);
        }

        _inverse = BasisInverse.Of(columns);
        _sinceInversion = 0;
    }

    /// <summary>Finds values and reduced costs anew from the basis.</summary>
    private void Recompute()
    {
        double[] basicCost = [.. _basis.Select(variable => _cost[variable])];
        SetReduced(_inverse.TimesFromLeft(basicCost));
        MoveToBounds();
        SetBasics();
    }

    private void SetReduced(double[] duals)
    {
        Span<double> reduced = CollectionsMarshal.AsSpan(_reduced);
        CollectionsMarshal.AsSpan(_cost).CopyTo(reduced);
        for (int row = 0; row < duals.Length; row++)
        {
            if (duals[row] != 0)
            {
                ProgramRows.AddScaled(_rows[row], -duals[row], reduced[.._n]);
            }

            reduced[_n + row] = duals[row];
        }

        foreach (int variable in _basis)
        {
            reduced[variable] = 0;
        }
    }

    /// <summary>Puts every nonbasic variable to the bound that its reduced cost asks for; where rounding is all that asks, it stays.</summary>
    private void MoveToBounds()
    {
        for (int variable = 0; variable < _value.Count; variable++)
        {
            double reduced = _reduced[variable];
            if (_positionInBasis[variable] >= 0 || (Math.Abs(reduced) <= 1e-12 && (_value[variable] == _lower[variable] || _value[variable] == _upper[variable])))
            {
                continue;
            }

            double wanted = reduced < 0 ? _upper[variable] : _lower[variable];
            _value[variable] = double.IsFinite(wanted) ? wanted : reduced < 0 ? _lower[variable] : _upper[variable];
        }
    }

    private void SetBasics()
    {
        double[] sum = new double[_rows.Count];
        for (int row = 0; row < sum.Length; row++)
        {
            sum[row] = Dot(_rows[row]) - (_positionInBasis[_n + row] < 0 ? _value[_n + row] : 0);
        }

        double[] values = _inverse.Times(sum);
        for (int position = 0; position < values.Length; position++)
        {
            _value[_basis[position]] = -values[position];
        }
    }

    /// <summary>A row times the nonbasic values.</summary>
    private double Dot(double[] row)
    {
        double sum = 0;
        for (int variable = 0; variable < _n; variable++)
        {
            sum += _positionInBasis[variable] < 0 ? row[variable] * _value[variable] : 0;
        }

        return sum;
    }

    private bool IsUnbounded() => _value.Take(_n).Any(value => Math.Abs(value) >= Far * (1 - Feasibility));

    private LinearSolution Answer(LinearStatus status)
    {
        double objective = 0;
        double[] values = new double[_n];
        double[] reduced = new double[_n];
        double[] duals = new double[_rows.Count];
        for (int variable = 0; variable < _n; variable++)
        {
            values[variable] = Math.Clamp(_value[variable], _lower[variable], _upper[variable]);
            reduced[variable] = _reduced[variable] * _costScale;
            objective += _cost[variable] * _costScale * values[variable];
        }

        for (int row = 0; row < duals.Length; row++)
        {
            duals[row] = _reduced[_n + row] * _rows.ScaleOf(row) * _costScale;
        }

        return new LinearSolution(status, objective, values, duals, reduced, _iterations);
    }
}
