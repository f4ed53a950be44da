using System.Runtime.InteropServices;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Network.Rows;

/// <summary>The limits of a feeder as linear rows around a state.</summary>
/// <remarks>
/// Method: v(p) = v0 + sum over i of c_i (p_i - p0_i) for the value v of a limit, so that v &lt;= bound becomes c p &lt;= bound - v0 + c p0 (with both sides negated for a lower
/// bound). c_i is the mean over the phases of point i of dv/dP + k_i dv/dQ, k_i being the reactive power that goes with a watt there. dv/dP and dv/dQ come from the sensitivities of
/// the operating point for voltages and line currents, and from the difference of two power flows <see cref="StepW"/> apart for everything else.
/// Which limits: the voltages of the points' own phases (or between them, by differences) when close to a bound, and whatever was found violated since the round began, of each kind and phase the worst of every state
/// (a feeder between two points has no voltages of its own to speak of; where it has, the next state shows them).
/// </remarks>
internal sealed class LimitRows
{
    /// <summary>Large against what a flow leaves open (1e-10 pu), small against what bends a voltage or current.</summary>
    private const double StepW = 20;

    /// <summary>More than a point has. What this much at the most sensitive one would not bring back, such as the voltage behind a regulator beside a strong source, is not theirs to keep.</summary>
    private const double MostW = 1e7;

    private readonly Feeder _feeder;
    private readonly FeederNetworkOptions _options;
    private readonly PointPowers _powers;
    private readonly PowerFlowSolver _solver;
    private readonly PointSensitivities _sensitivities;
    private readonly ViolationNames _names;
    private readonly List<WatchedLimit> _watched = [];
    private readonly HashSet<(ViolationKind, string)> _watchedNames = [];
    private PowerFlowResult? _probe;

    public LimitRows(Feeder feeder, FeederNetworkOptions options, PointPowers powers, PowerFlowSolver solver)
    {
        (_feeder, _options, _powers, _solver) = (feeder, options, powers, solver);
        _names = new ViolationNames(feeder);
        _sensitivities = new PointSensitivities(feeder, options.Points, powers);
    }

    public void BeginRound()
    {
        _watched.Clear();
        _watchedNames.Clear();
        _probe = null;
    }

    /// <summary>The name of what is violated, made once.</summary>
    public string NameOf(Violation violation) => _names.Of(violation);

    /// <summary>Remembers the worst violation of each kind and conductor.</summary>
    public void Watch(IReadOnlyList<Violation> violations)
    {
        foreach (Violation violation in ViolationNames.WorstOf(violations))
        {
            if (_watchedNames.Add((violation.Kind, NameOf(violation))))
            {
                _watched.Add(WatchedLimit.Of(_feeder, violation));
            }
        }
    }

    /// <summary>All rows, and the losses.</summary>
    /// <returns>Null at the tip of a PV curve, where nothing has a slope.</returns>
    public NetworkLinearization? TryAround(PowerFlowResult flow, double[] powerW, bool withLosses)
    {
        try
        {
            return Around(flow, powerW, withLosses);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private NetworkLinearization Around(PowerFlowResult flow, double[] powerW, bool withLosses)
    {
        foreach (WatchedLimit limit in _watched)
        {
            _sensitivities.Include(limit);
        }

        _powers.Fill(powerW);
        _sensitivities.Solve(flow, powerW, withLosses);
        var rows = new List<LinearLimit>();
        AddOwnVoltages(flow, powerW, rows);
        AddWatched(flow, powerW, rows);

        double[] lossPerW = withLosses ? _sensitivities.Losses() : new double[powerW.Length];
        return new NetworkLinearization([.. rows], ImmutableCollectionsMarshal.AsImmutableArray(lossPerW), flow.SourcePowerW - flow.LoadsPowerVa.Real);
    }

    private void AddOwnVoltages(PowerFlowResult flow, double[] powerW, List<LinearLimit> rows)
    {
        for (int row = 0; row < _sensitivities.OwnVoltages.Length && !_options.Limits.IsVoltageBetweenPhases; row++)
        {
            PhasePoint point = _sensitivities.OwnVoltages[row];
            double voltage = flow.VoltagePu(point.Bus, point.Phase);
            bool isHigh = _options.Limits.MaxVoltagePu - voltage < voltage - _options.Limits.MinVoltagePu;
            WatchedLimit limit = _sensitivities.OwnLimit(row, isHigh, isHigh ? _options.Limits.MaxVoltagePu : _options.Limits.MinVoltagePu);
            if ((isHigh ? limit.Bound - voltage : voltage - limit.Bound) < _options.NearVoltagePu || _watchedNames.Contains((limit.Kind, limit.Name)))
            {
                AddRow(rows, powerW, (limit, voltage), _sensitivities.VoltageSlope(row));
            }
        }
    }

    private void AddWatched(PowerFlowResult flow, double[] powerW, List<LinearLimit> rows)
    {
        List<WatchedLimit> unknown = _options.Limits.IsVoltageBetweenPhases ? [.. OwnPhasePairs(flow)] : [];
        foreach (WatchedLimit limit in _watched)
        {
            if (_sensitivities.IsOwnVoltage(limit))
            {
                continue;
            }

            if (_sensitivities.TrySlopeOf(limit) is { } slope)
            {
                AddRow(rows, powerW, (limit, limit.ValueIn(flow)), slope);
            }
            else
            {
                unknown.Add(limit);
            }
        }

        double[][] slopes = unknown.Count > 0 ? Differences(unknown, flow, powerW) : [];
        for (int row = 0; row < slopes.Length; row++)
        {
            AddRow(rows, powerW, (unknown[row], unknown[row].ValueIn(flow)), slopes[row]);
        }
    }

    /// <summary>The voltages between the points' own phases that are close to a bound and not watched anyway.</summary>
    private IEnumerable<WatchedLimit> OwnPhasePairs(PowerFlowResult flow)
    {
        foreach (PhasePoint point in _sensitivities.OwnVoltages.Where(point => flow.HasPhasePair(point.Bus, point.Phase)))
        {
            double voltage = flow.PhasePairVoltagePu(point.Bus, point.Phase);
            bool isHigh = _options.Limits.MaxVoltagePu - voltage < voltage - _options.Limits.MinVoltagePu;
            WatchedLimit limit = WatchedLimit.OfPhasePair(_feeder, point, isHigh, isHigh ? _options.Limits.MaxVoltagePu : _options.Limits.MinVoltagePu);
            if ((isHigh ? limit.Bound - voltage : voltage - limit.Bound) < _options.NearVoltagePu && !_watchedNames.Contains((limit.Kind, limit.Name)))
            {
                yield return limit;
            }
        }
    }

    private static void AddRow(List<LinearLimit> rows, double[] powerW, (WatchedLimit Limit, double Value) at, double[] slope)
    {
        double sign = at.Limit.Kind == ViolationKind.Undervoltage ? -1 : 1;
        double bound = sign * (at.Limit.Bound - at.Value);
        bool canBeKept = -bound <= MostW * slope.Max(Math.Abs);
        for (int point = 0; point < slope.Length; point++)
        {
            slope[point] *= sign;
            bound += slope[point] * powerW[point];
        }

        if (double.IsFinite(bound) && canBeKept)
        {
            rows.Add(new LinearLimit
            {
                Kind = at.Limit.LimitKind, Element = at.Limit.Name, CoefficientPerPoint = ImmutableCollectionsMarshal.AsImmutableArray(slope), UpperBound = bound,
            });
        }
    }

    /// <summary>The slopes of any limits by one more power flow per point, whatever their number.</summary>
    private double[][] Differences(List<WatchedLimit> limits, PowerFlowResult flow, double[] powerW)
    {
        double[][] slopes = [.. limits.Select(_ => new double[powerW.Length])];
        bool hasTapControls = _feeder.Transformers.Any(transformer => transformer.TapControl is not null);
        double[] changedW = [.. powerW];
        double[] values = [.. limits.Select(limit => limit.ValueIn(flow))];
        for (int point = 0; point < powerW.Length; point++)
        {
            changedW[point] += StepW;
            _powers.Fill(changedW);
            _probe = _solver.Solve(_powers.Powers, hasTapControls ? null : _probe);
            for (int row = 0; row < slopes.Length; row++)
            {
                slopes[row][point] = _probe.Converged && _probe.Taps.SequenceEqual(flow.Taps) ? (limits[row].ValueIn(_probe) - values[row]) / StepW : double.NaN;
            }

            changedW[point] = powerW[point];
        }

        return slopes;
    }
}
