using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>Chooses under the limits of an AC power flow by linear programs.</summary>
/// <remarks>
/// Method: successive linear programming. State -> limits and losses linear around it -> cheapest choices -> whole watts -> state, until the AC state keeps every limit and the choices move by less than
/// <see cref="Settled"/> (or 2 W), or cost what the last allowed ones did to <see cref="SameCost"/>. The slopes are exact, so that the error falls with the square of the step: three to five turns as a
/// rule. From the failure <see cref="Patience"/> on limits are tightened by twice as much after each; from the failure <see cref="HoldAfter"/> on what was refused stays refused, so that it ends: at the
/// latest when all is refused.
/// Where a state has no solution the choices are halved towards the last that had one, from all refused on.
/// When it does not settle, the cheapest allowed choices that were seen are the answer; if none were, the last ones.
/// </remarks>
internal sealed class SuccessiveProgram
{
    private const int MostRounds = 40;
    private const int Patience = 2;
    private const int HoldAfter = 10;
    private const int MostHalvings = 30;
    private const double MarginW = 0.02;

    /// <summary>Where both sides are rounded down, a bid's lost watt may harm: about one watt in all.</summary>
    private const double BalanceMarginW = 1;

    private const double Settled = 1e-3;
    private const double SameCost = 1e-4;

    private readonly ChoiceProblem _problem;
    private readonly List<PolicyRound> _rounds = [];
    private ChoiceResult? _best;
    private double _bestCost = double.PositiveInfinity;
    private double _lastCost = double.PositiveInfinity;
    private LimitedProgram _program = null!;

    private SuccessiveProgram(ChoiceProblem problem) => _problem = problem;

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="first">The state in which the problem is found, with choices as given.</param>
    /// <param name="firstValuesW">The choices of that state.</param>
    /// <returns>The choices; the network's last state is theirs.</returns>
    public static ChoiceResult Solve(ChoiceProblem problem, NetworkState first, double[] firstValuesW) => new SuccessiveProgram(problem).Run(first, firstValuesW);

    private ChoiceResult Run(NetworkState first, double[] firstValuesW)
    {
        Count(firstValuesW, first);
        (NetworkState state, double[] valuesW) = ToKnownState(first, firstValuesW);
        if (!state.Converged)
        {
            return new ChoiceResult(valuesW, state, null, [.. _rounds]);
        }

        _program = new LimitedProgram(_problem, state.SupplyW - state.LossesW - state.PowerW.Sum());
        LimitedSolution? solution = null;
        int failures = 0;
        for (int round = 1; round <= MostRounds && _problem.Linearize() is { } around; round++)
        {
            solution = _program.Solve(around, [.. state.PowerW], (_problem.MustBalance ? BalanceMarginW : MarginW) * Math.Pow(2, Math.Max(0, failures - Patience)));
            double[] nextW = Whole(solution.ValuesW);
            double movedW = DistanceW(valuesW, nextW);
            (state, valuesW) = ToKnownState(Evaluate(nextW), nextW, valuesW);
            Count(valuesW, state);
            bool isStill = Keep(valuesW, state, solution) || movedW <= Math.Max(2, Settled * valuesW.Sum());
            failures += state.IsAllowed ? 0 : 1;
            if (isStill && IsEnd(state, solution, movedW))
            {
                break;
            }

            if (failures >= HoldAfter && !state.IsAllowed)
            {
                _program.Hold(valuesW);
            }
        }

        return End(new ChoiceResult(valuesW, state, solution, [.. _rounds]));
    }

    private static bool IsEnd(NetworkState state, LimitedSolution solution, double movedW) => state.IsAllowed || (!solution.KeepsLimits && movedW < 1);

    /// <summary>The last choices when they cost no more than the best ones: their limits are linear around the nearest state, and a watt is not worth a wrong price. Else the best ones.</summary>
    private ChoiceResult End(ChoiceResult last) => _best is null || (last.State.IsAllowed && _lastCost <= _bestCost + Settled * Math.Abs(_bestCost))
        ? last
        : _best with { State = Evaluate(_best.ValuesW), Rounds = last.Rounds };

    /// <returns>Whether they are allowed and cost what the ones before did, which were allowed too: choices of equal cost may change places for ever.</returns>
    private bool Keep(double[] valuesW, NetworkState state, LimitedSolution solution)
    {
        double cost = 0;
        for (int j = 0; j < valuesW.Length; j++)
        {
            cost += _problem.Choices[j].CostPerW * valuesW[j];
        }

        cost += _problem.LossPrice * state.LossesW + SupplyCost(state);
        bool isSame = state.IsAllowed && Math.Abs(cost - _lastCost) <= SameCost * Math.Abs(cost);
        _lastCost = state.IsAllowed ? cost : double.PositiveInfinity;
        if (state.IsAllowed && cost <= _bestCost)
        {
            (_best, _bestCost) = (new ChoiceResult(valuesW, state, solution, []), cost);
        }

        return isSame;
    }

    private double SupplyCost(NetworkState state)
    {
        double importW = state.SupplyW - state.LossesW;
        return _problem.Supply is { } supply ? Math.Max(supply.Import * importW, supply.Export * importW) : 0;
    }

    private void Count(double[] valuesW, NetworkState state) =>
        _rounds.Add(new PolicyRound(_rounds.Count, (long)_problem.RefusedW(valuesW), state.Converged ? state.Violations.Length : -1));

    private NetworkState Evaluate(double[] valuesW) => _problem.Network.Evaluate(_problem.PowerW(valuesW));

    /// <summary>Moves choices towards others, at first towards nothing in the network, until the power flow has a solution.</summary>
    private (NetworkState State, double[] ValuesW) ToKnownState(NetworkState state, double[] valuesW, double[]? knownW = null)
    {
        double[] towardsW = knownW ?? [.. _problem.Choices.Select(choice => _problem.AreRefusals ? choice.MostW : 0.0)];
        for (int halving = 0; halving < MostHalvings && !state.Converged; halving++)
        {
            bool isLast = halving == MostHalvings - 1;
            valuesW = [.. valuesW.Zip(towardsW, (from, to) => isLast || Math.Abs(to - from) <= 1 ? to : Math.Floor((from + to) / 2))];
            state = Evaluate(valuesW);
        }

        return (state, valuesW);
    }

    private double[] Whole(double[] valuesW)
    {
        double[] whole = new double[valuesW.Length];
        for (int j = 0; j < whole.Length; j++)
        {
            const double Rounding = 1e-4;
            double value = _problem.AreRefusals ? Math.Ceiling(valuesW[j] - Rounding) : Math.Floor(valuesW[j] + Rounding);
            whole[j] = Math.Clamp(value, 0, _problem.Choices[j].MostW);
        }

        if (_problem.MustBalance)
        {
            Balance(whole);
        }

        return whole;
    }

    /// <summary>Takes the few watts that rounding left over from the end of the longer side.</summary>
    private void Balance(double[] wholeW)
    {
        double overW = 0;
        for (int j = 0; j < wholeW.Length; j++)
        {
            overW += _problem.Choices[j].Sign * wholeW[j];
        }

        for (int j = wholeW.Length - 1; j >= 0 && overW != 0; j--)
        {
            int sign = _problem.Choices[j].Sign;
            double takenW = sign == Math.Sign(overW) ? Math.Min(Math.Abs(overW), wholeW[j]) : 0;
            wholeW[j] -= takenW;
            overW -= sign * takenW;
        }
    }

    private static double DistanceW(double[] from, double[] to)
    {
        double sumW = 0;
        for (int j = 0; j < from.Length; j++)
        {
            sumW += Math.Abs(from[j] - to[j]);
        }

        return sumW;
    }
}
