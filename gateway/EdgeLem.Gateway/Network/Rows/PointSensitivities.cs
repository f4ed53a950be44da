using System.Collections.Immutable;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Network.Rows;

/// <summary>Sensitivities by point. What is watched is extended when a limit elsewhere turns out to matter, and stays so: preparing costs more than watching.</summary>
internal sealed class PointSensitivities
{
    private readonly Feeder _feeder;
    private readonly PointPowers _powers;
    private readonly PhasePoint[] _injections;
    private readonly int[] _firstInjection;
    private readonly double[] _varPerW;
    private readonly LegShares?[] _legShares;
    private readonly List<PhasePoint> _monitored;
    private readonly Dictionary<PhasePoint, int> _rowOfVoltage = [];
    private readonly List<LineConductor> _conductors = [];
    private readonly Dictionary<LineConductor, int> _rowOfConductor = [];
    private readonly WatchedLimit?[] _ownLimits;
    private readonly (SensitivitySolver? Solver, FeederSensitivities? Answer)[] _solvers = new (SensitivitySolver?, FeederSensitivities?)[2];
    private FeederSensitivities? _answer;

    public PointSensitivities(Feeder feeder, ImmutableArray<FeederPoint> points, PointPowers powers)
    {
        (_feeder, _powers) = (feeder, powers);
        _firstInjection = new int[points.Length + 1];
        _varPerW = new double[points.Length];
        _legShares = [.. points.Select(point => point.Load is { } load ? new LegShares(point, feeder.Loads[load]) : null)];
        _injections = [.. points.SelectMany(PhasesOf)];
        for (int point = 0; point < points.Length; point++)
        {
            _firstInjection[point + 1] = _firstInjection[point] + points[point].Phases.PhaseCount();
        }

        OwnVoltages = [.. _injections.Distinct().Where(point => !feeder.IsSourceBus(point.Bus))];
        _monitored = [.. OwnVoltages];
        _ownLimits = new WatchedLimit?[2 * OwnVoltages.Length];
        for (int row = 0; row < _monitored.Count; row++)
        {
            _rowOfVoltage.Add(_monitored[row], row);
        }

        Prepare(withLosses: false);
        Prepare(withLosses: true);
    }

    /// <summary>The phases of the points, each once.</summary>
    public ImmutableArray<PhasePoint> OwnVoltages { get; }

    /// <summary>The limit of an own voltage, made once.</summary>
    public WatchedLimit OwnLimit(int row, bool isHigh, double bound)
    {
        PhasePoint point = OwnVoltages[row];
        return _ownLimits[2 * row + (isHigh ? 1 : 0)] ??= new WatchedLimit(isHigh ? ViolationKind.Overvoltage : ViolationKind.Undervoltage, point.Bus, point.Phase, bound)
        {
            Name = $"bus {_feeder.Buses[point.Bus].Id} phase {PhaseNames.Of(point.Phase)}",
        };
    }

    public bool IsOwnVoltage(WatchedLimit limit) => limit.IsVoltage && _rowOfVoltage.TryGetValue(new PhasePoint(limit.Element, limit.Conductor), out int row) && row < OwnVoltages.Length;

    /// <summary>Watches what a limit is about from now on.</summary>
    public void Include(WatchedLimit limit)
    {
        if (limit.IsVoltage)
        {
            Include(new PhasePoint(limit.Element, limit.Conductor), _rowOfVoltage, _monitored);
        }
        else if (limit.Kind == ViolationKind.LineOvercurrent)
        {
            Include(new LineConductor(limit.Element, limit.Conductor), _rowOfConductor, _conductors);
        }
    }

    /// <summary>Finds the sensitivities of a state, for which the powers were filled last.</summary>
    /// <param name="flow">The state.</param>
    /// <param name="powerW">Power per point.</param>
    /// <param name="withLosses">Whether <see cref="Losses"/> is wanted, which takes three times as long.</param>
    public void Solve(PowerFlowResult flow, double[] powerW, bool withLosses)
    {
        Prepare(withLosses);
        ref (SensitivitySolver? Solver, FeederSensitivities? Answer) used = ref _solvers[withLosses ? 1 : 0];
        used.Answer = used.Solver!.Solve(_powers.Powers, flow, used.Answer);
        _answer = used.Answer;
        for (int point = 0; point < powerW.Length; point++)
        {
            _varPerW[point] = _powers.VarPerW(point, powerW[point], flow);
            _legShares[point]?.TakeFrom(flow);
        }
    }

    /// <summary>pu per W, of an own voltage.</summary>
    public double[] VoltageSlope(int row) =>
        ByPoint(_answer!.VoltagePerW.Row(row), _answer.VoltagePerVar.Row(row), 1 / _feeder.BaseVoltageV(_monitored[row].Bus));

    /// <summary>The slope of a limit that the sensitivities know; else null.</summary>
    public double[]? TrySlopeOf(WatchedLimit limit)
    {
        if (limit.IsVoltage)
        {
            return VoltageSlope(_rowOfVoltage[new PhasePoint(limit.Element, limit.Conductor)]);
        }

        if (limit.Kind != ViolationKind.LineOvercurrent || _feeder.Lines[limit.Element].Impedance.ShuntS is not null)
        {
            return null;
        }

        int row = _rowOfConductor[new LineConductor(limit.Element, limit.Conductor)];
        return ByPoint(_answer!.CurrentPerW.Row(row), _answer.CurrentPerVar.Row(row), 1);
    }

    /// <summary>W per W.</summary>
    public double[] Losses()
    {
        double[] perW = new double[_injections.Length];
        double[] perVar = new double[_injections.Length];
        for (int injection = 0; injection < perW.Length; injection++)
        {
            (perW[injection], perVar[injection]) = (_answer!.LossPerW(injection), _answer.LossPerVar(injection));
        }

        return ByPoint(perW, perVar, 1);
    }

    private static IEnumerable<PhasePoint> PhasesOf(FeederPoint point) =>
        Enumerable.Range(0, PhaseNames.Count).Where(phase => point.Phases.Includes(phase)).Select(phase => new PhasePoint(point.Bus, phase));

    private double[] ByPoint(ReadOnlySpan<double> perW, ReadOnlySpan<double> perVar, double scale)
    {
        double[] slope = new double[_varPerW.Length];
        for (int point = 0; point < slope.Length; point++)
        {
            double sum = 0;
            for (int injection = _firstInjection[point]; injection < _firstInjection[point + 1]; injection++)
            {
                sum += perW[injection] + _varPerW[point] * perVar[injection];
            }

            slope[point] = _legShares[point] is { } shares ? scale * shares.Sum(perW[_firstInjection[point]..], perVar[_firstInjection[point]..], _varPerW[point])
                : scale * sum / (_firstInjection[point + 1] - _firstInjection[point]);
        }

        return slope;
    }

    private void Include<T>(T item, Dictionary<T, int> rows, List<T> items)
        where T : notnull
    {
        if (rows.TryAdd(item, items.Count))
        {
            items.Add(item);
            Array.Clear(_solvers);
        }
    }

    private void Prepare(bool withLosses)
    {
        ref (SensitivitySolver? Solver, FeederSensitivities? Answer) wanted = ref _solvers[withLosses ? 1 : 0];
        if (wanted.Solver is null)
        {
            var options = new SensitivityOptions { Monitored = [.. _monitored], Injections = _injections, Conductors = [.. _conductors], Losses = withLosses };
            wanted = (new SensitivitySolver(_feeder, options), null);
        }
    }
}
