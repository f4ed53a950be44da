using System.Runtime.InteropServices;
using EdgeLem.Market.Network;
using EdgeLem.Market.Optimisation;

namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>The linear program of a <see cref="ChoiceProblem"/> around one state; limits enter as rows only when a solution breaks them.</summary>
/// <remarks>
/// Variables: x_j in [0, most_j] per choice; with a supply price n+ and n- in [0, bound], n+ - n- being the feeder's net import without losses; with a loss price l, the losses.
/// <code>
/// minimise   sum c_j x_j + R n+ - F n- + price l
/// balance    n+ - n- - sum s_j x_j = fixed net import          (or sum s_j x_j = 0 where choices must balance)
/// losses     l >= l_k + g_k (p(x) - p_k)                       of this and every earlier state k: losses are convex, so that the tangents stay below them
/// limit r    a_r p(x) &lt;= u_r - margin
/// </code>
/// From the second state on a program begins where the last one ended (<see cref="LimitedBasis"/>).
/// p(x) = fixed power + effect of the choices. When no x keeps the limits, each may be exceeded at a price of <see cref="ExcessPrice"/> times the dearest choice per watt at the limit's most
/// sensitive point, so that everything that helps is used up.
/// </remarks>
internal sealed class LimitedProgram
{
    private const double ExcessPrice = 1e5;
    private const double ToleranceW = 1e-4;
    private const int RowsAtOnce = 24;

    private readonly ChoiceProblem _problem;
    private readonly double[] _costs;
    private readonly double[] _most;
    private readonly double[] _least;
    private readonly double[] _signs;
    private readonly double _fixedImportW;
    private readonly List<(double LossesW, double[] LossPerW, double[] PowerW)> _tangents = [];
    private LimitedBasis? _last;

    /// <summary>Prepares the program.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="baseW">Net power that flows beside the points, W.</param>
    public LimitedProgram(ChoiceProblem problem, double baseW)
    {
        _problem = problem;
        int n = problem.Choices.Length;
        Extras = (problem.Supply is null ? 0 : 2) + (problem.LossPrice == 0 ? 0 : 1);
        (_costs, _most, _least, _signs) = (new double[n + Extras], new double[n + Extras], new double[n + Extras], new double[n]);
        for (int j = 0; j < n; j++)
        {
            Choice choice = problem.Choices[j];
            (_costs[j], _most[j], _signs[j]) = (choice.CostPerW, choice.MostW, choice.OtherPoint >= 0 ? 0 : choice.Sign);
        }

        _fixedImportW = baseW + problem.FixedW.Sum();
        PriceExtras();
    }

    private int Extras { get; }

    private int ChoiceCount => _problem.Choices.Length;

    /// <summary>Lets choices move only towards less power in the network from here on: what was refused stays so.</summary>
    public void Hold(double[] valuesW)
    {
        for (int j = 0; j < ChoiceCount; j++)
        {
            (_least[j], _most[j]) = _problem.AreRefusals ? (valuesW[j], _most[j]) : (_least[j], valuesW[j]);
        }
    }

    /// <summary>Solves around a state.</summary>
    /// <param name="around">Limits and losses of the state.</param>
    /// <param name="powerW">Its powers.</param>
    /// <param name="marginW">By how much limits are tightened, in watts at their most sensitive point.</param>
    public LimitedSolution Solve(NetworkLinearization around, double[] powerW, double marginW)
    {
        if (_problem.LossPrice != 0)
        {
            _tangents.Add((around.LossesW, [.. around.LossPerW], powerW));
        }

        LimitRow[] rows = [.. around.Limits.Select(limit => RowOf(limit, marginW))];
        return TrySolve(rows, isElastic: false) ?? TrySolve(rows, isElastic: true)
            ?? throw new ArithmeticException($"The limits of a network with {_problem.Network.Points.Length} points have no solution though they may be exceeded.");
    }

    private void PriceExtras()
    {
        int at = ChoiceCount;
        double most = Math.Abs(_fixedImportW) + _problem.Choices.Sum(choice => (double)choice.MostW) + 1;
        if (_problem.Supply is { } supply)
        {
            (_costs[at], _costs[at + 1]) = (supply.Import, -supply.Export);
            (_most[at], _most[at + 1]) = (most, most);
            at += 2;
        }

        if (_problem.LossPrice != 0)
        {
            (_costs[at], _most[at]) = (_problem.LossPrice, 10 * most);
        }
    }

    private LimitRow RowOf(LinearLimit limit, double marginW)
    {
        ReadOnlySpan<double> coefficients = limit.CoefficientPerPoint.AsSpan();
        double largest = 0;
        double fixedSum = 0;
        for (int point = 0; point < coefficients.Length; point++)
        {
            largest = Math.Max(largest, Math.Abs(coefficients[point]));
            fixedSum += coefficients[point] * _problem.FixedW[point];
        }

        return new LimitRow(limit, limit.UpperBound - fixedSum - marginW * largest, largest);
    }

    private LimitedSolution? TrySolve(LimitRow[] limits, bool isElastic)
    {
        LinearProgram program = Begin(isElastic ? limits : []);
        int[] rowOf = [.. Enumerable.Repeat(-1, limits.Length)];
        if (!isElastic)
        {
            StartFromLast(program, limits, rowOf);
        }

        while (true)
        {
            LinearSolution solution = program.Solve();
            if (solution.Status != LinearStatus.Optimal)
            {
                return null;
            }

            if (!TryAddBroken(program, solution, (limits, rowOf, isElastic)))
            {
                return Answer(solution, limits, rowOf, isElastic);
            }
        }
    }

    /// <summary>From one state to the next hardly a limit begins or ceases to bind: the rows that were tight are taken at once, and the choices between their bounds with them.</summary>
    private void StartFromLast(LinearProgram program, LimitRow[] limits, int[] rowOf)
    {
        if (_last is null)
        {
            return;
        }

        List<int> tight = [.. _last.TightRows];
        for (int limit = 0; limit < limits.Length; limit++)
        {
            if (_last.TightLimits.Contains((limits[limit].Limit.Kind, limits[limit].Limit.Element)))
            {
                rowOf[limit] = AddLimit(program, limits[limit], elastic: -1);
                tight.Add(rowOf[limit]);
            }
        }

        program.StartFrom(new LinearBasis(_last.Variables, tight));
    }

    private LinearProgram Begin(LimitRow[] elastic)
    {
        double penalty = ExcessPrice * (_costs.Max(Math.Abs) + 1);
        var program = new LinearProgram(
            [.. _costs, .. elastic.Select(_ => penalty)],
            [.. _least, .. elastic.Select(_ => 0.0)],
            [.. _most, .. elastic.Select(_ => 1e8)]);
        if (_problem.Supply is not null)
        {
            program.AddRow(BalanceRow(program.VariableCount), _fixedImportW, _fixedImportW);
        }
        else if (_problem.MustBalance)
        {
            program.AddRow(BalanceRow(program.VariableCount), 0, 0);
        }

        foreach ((double lossesW, double[] lossPerW, double[] powerW) in _tangents)
        {
            AddTangent(program, lossesW, lossPerW, powerW);
        }

        return program;
    }

    private double[] BalanceRow(int count)
    {
        double[] row = new double[count];
        for (int j = 0; j < ChoiceCount; j++)
        {
            row[j] = -_signs[j];
        }

        if (_problem.Supply is not null)
        {
            (row[ChoiceCount], row[ChoiceCount + 1]) = (1, -1);
        }

        return row;
    }

    private void AddTangent(LinearProgram program, double lossesW, double[] lossPerW, double[] powerW)
    {
        double[] row = new double[program.VariableCount];
        double constant = lossesW;
        for (int point = 0; point < powerW.Length; point++)
        {
            constant += lossPerW[point] * (_problem.FixedW[point] - powerW[point]);
        }

        for (int j = 0; j < ChoiceCount; j++)
        {
            row[j] = -_problem.Choices[j].Weigh(lossPerW);
        }

        row[ChoiceCount + Extras - 1] = 1;
        program.AddRow(row, constant, double.PositiveInfinity);
    }

    /// <returns>False when the solution keeps every limit.</returns>
    private bool TryAddBroken(LinearProgram program, LinearSolution solution, (LimitRow[] Limits, int[] RowOf, bool IsElastic) to)
    {
        double[] changeW = new double[_problem.FixedW.Length];
        for (int j = 0; j < ChoiceCount; j++)
        {
            _problem.Choices[j].AddTo(changeW, solution.Values[j]);
        }

        List<(double ExcessW, int Limit)> broken = [];
        for (int limit = 0; limit < to.Limits.Length; limit++)
        {
            double excessW = to.RowOf[limit] < 0 ? to.Limits[limit].ExcessW(changeW) : 0;
            if (excessW > ToleranceW)
            {
                broken.Add((excessW, limit));
            }
        }

        broken.Sort((x, y) => x.ExcessW != y.ExcessW ? y.ExcessW.CompareTo(x.ExcessW) : x.Limit.CompareTo(y.Limit));
        foreach ((_, int limit) in broken.Take(RowsAtOnce))
        {
            to.RowOf[limit] = AddLimit(program, to.Limits[limit], to.IsElastic ? limit : -1);
        }

        return broken.Count > 0;
    }

    private int AddLimit(LinearProgram program, LimitRow limit, int elastic)
    {
        double[] row = new double[program.VariableCount];
        ReadOnlySpan<double> coefficients = limit.Limit.CoefficientPerPoint.AsSpan();
        for (int j = 0; j < ChoiceCount; j++)
        {
            row[j] = _problem.Choices[j].Weigh(coefficients);
        }

        if (elastic >= 0)
        {
            row[ChoiceCount + Extras + elastic] = -limit.Largest;
        }

        return program.AddRow(row, double.NegativeInfinity, limit.Bound);
    }

    private LimitedSolution Answer(LinearSolution solution, LimitRow[] limits, int[] rowOf, bool isElastic)
    {
        _last = isElastic ? _last : LimitedBasis.Of(solution, [.. limits.Select(row => row.Limit)], rowOf);
        int balances = _problem.Supply is not null || _problem.MustBalance ? 1 : 0;
        double[] lossPrices = new double[_problem.FixedW.Length];
        for (int tangent = 0; tangent < _tangents.Count; tangent++)
        {
            double weight = solution.RowDuals[balances + tangent];
            for (int point = 0; point < lossPrices.Length && weight != 0; point++)
            {
                lossPrices[point] += weight * _tangents[tangent].LossPerW[point];
            }
        }

        List<(LinearLimit Limit, double Worth)> binding = [];
        for (int limit = 0; limit < limits.Length; limit++)
        {
            if (rowOf[limit] >= 0 && -solution.RowDuals[rowOf[limit]] is var worth && worth > 0)
            {
                binding.Add((limits[limit].Limit, worth));
            }
        }

        return new LimitedSolution
        {
            ValuesW = solution.Values[..ChoiceCount],
            Cost = solution.Objective,
            Binding = ImmutableCollectionsMarshal.AsImmutableArray(binding.ToArray()),
            KeepsLimits = !isElastic,
            EnergyPrice = balances == 1 ? solution.RowDuals[0] : 0,
            LossPrices = lossPrices,
        };
    }

    /// <summary>A limit with its bound on the choices' part of the sum, and its largest coefficient.</summary>
    private readonly record struct LimitRow(LinearLimit Limit, double Bound, double Largest)
    {
        /// <summary>By how much a change of the powers breaks it, in watts at its most sensitive point.</summary>
        public double ExcessW(double[] changeW)
        {
            double sum = -Bound;
            ReadOnlySpan<double> coefficients = Limit.CoefficientPerPoint.AsSpan();
            for (int point = 0; point < coefficients.Length; point++)
            {
                sum += coefficients[point] * changeW[point];
            }

            return Largest > 0 ? sum / Largest : 0;
        }
    }
}
