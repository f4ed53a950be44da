namespace EdgeLem.Market.Optimisation.Simplex;

/// <summary>The variables of a linear program and, after them, the logicals of its rows: cost, bounds, value and reduced cost of each.</summary>
/// <remarks>Costs are scaled by the largest. A missing bound of a variable is taken as <see cref="Far"/>; a logical may miss one. Tolerances are relative to the scale of the bounds.</remarks>
internal sealed class BoxedVariables
{
    private const double Feasibility = 1e-9;
    private const double Far = 1e9;

    /// <summary>A reduced cost below this is rounding.</summary>
    private const double NoCost = 1e-12;

    private readonly int _variables;
    private readonly double _valueScale;
    private double[] _cost;
    private double[] _lower;
    private double[] _upper;
    private double[] _value;
    private double[] _reduced;

    /// <summary>Takes variables without rows, each at the bound that its cost asks for.</summary>
    public BoxedVariables(double[] cost, double[] lower, double[] upper)
    {
        Count = _variables = cost.Length;
        CostScale = cost.Any(value => value != 0) ? cost.Max(Math.Abs) : 1;
        _valueScale = 1 + lower.Concat(upper).Where(bound => Math.Abs(bound) < Far).Select(Math.Abs).DefaultIfEmpty().Max();
        _cost = [.. cost.Select(value => value / CostScale)];
        _lower = [.. lower.Select(value => Math.Max(value, -Far))];
        _upper = [.. upper.Select(value => Math.Min(value, Far))];
        _reduced = [.. _cost];
        _value = new double[Count];
        for (int variable = 0; variable < Count; variable++)
        {
            bool isFree = double.IsNegativeInfinity(lower[variable]) && _cost[variable] == 0;
            _value[variable] = _cost[variable] < 0 ? _upper[variable] : isFree ? Math.Min(0, _upper[variable]) : _lower[variable];
        }
    }

    /// <summary>Variables and logicals.</summary>
    public int Count { get; private set; }

    /// <summary>What costs were divided by.</summary>
    public double CostScale { get; }

    public ReadOnlySpan<double> Cost => _cost.AsSpan(0, Count);

    public ReadOnlySpan<double> Lower => _lower.AsSpan(0, Count);

    public ReadOnlySpan<double> Upper => _upper.AsSpan(0, Count);

    public Span<double> Value => _value.AsSpan(0, Count);

    public Span<double> Reduced => _reduced.AsSpan(0, Count);

    /// <summary>Adds the logical of a row.</summary>
    public void AddLogical(double lower, double upper)
    {
        if (Count == _cost.Length)
        {
            Grow(2 * Count + 16);
        }

        (_cost[Count], _lower[Count], _upper[Count], _value[Count], _reduced[Count]) = (0, lower, upper, 0, 0);
        Count++;
    }

    /// <summary>Gives a logical a bound where it misses one.</summary>
    public void Box(int logical, double lower, double upper)
    {
        _lower[logical] = double.IsInfinity(_lower[logical]) ? lower : _lower[logical];
        _upper[logical] = double.IsInfinity(_upper[logical]) ? upper : _upper[logical];
    }

    /// <summary>What of an infeasibility counts as rounding.</summary>
    public double Tolerance(double size) => Feasibility * (_valueScale + Math.Abs(size));

    /// <summary>Value beyond a bound: positive above the upper, negative below the lower one, 0 within both.</summary>
    public double ExcessOf(int variable)
    {
        double value = _value[variable];
        if (value > _upper[variable] + Tolerance(_upper[variable]))
        {
            return value - _upper[variable];
        }

        return value < _lower[variable] - Tolerance(_lower[variable]) ? value - _lower[variable] : 0;
    }

    /// <summary>Whether a variable is not yet at the bound that it would move to.</summary>
    public bool CanMove(int variable, bool up) => up ? _value[variable] < _upper[variable] : _value[variable] > _lower[variable];

    /// <summary>Puts a variable to its other bound.</summary>
    /// <returns>By how much it moved.</returns>
    public double Flip(int variable)
    {
        double from = _value[variable];
        _value[variable] = from < _upper[variable] ? _upper[variable] : _lower[variable];
        return _value[variable] - from;
    }

    /// <summary>Puts a nonbasic variable to the bound that its reduced cost asks for; where rounding is all that asks, it stays at either.</summary>
    public void MoveToBound(int variable)
    {
        double reduced = _reduced[variable];
        if (Math.Abs(reduced) <= NoCost && (_value[variable] == _lower[variable] || _value[variable] == _upper[variable]))
        {
            return;
        }

        double wanted = reduced < 0 ? _upper[variable] : _lower[variable];
        _value[variable] = double.IsFinite(wanted) ? wanted : reduced < 0 ? _lower[variable] : _upper[variable];
    }

    /// <summary>Whether a variable of the program stands where it has no bound.</summary>
    public bool IsUnbounded()
    {
        bool isUnbounded = false;
        for (int variable = 0; variable < _variables; variable++)
        {
            isUnbounded |= Math.Abs(_value[variable]) >= Far * (1 - Feasibility);
        }

        return isUnbounded;
    }

    private void Grow(int size)
    {
        Array.Resize(ref _cost, size);
        Array.Resize(ref _lower, size);
        Array.Resize(ref _upper, size);
        Array.Resize(ref _value, size);
        Array.Resize(ref _reduced, size);
    }
}
