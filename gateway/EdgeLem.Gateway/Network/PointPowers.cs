using System.Collections.Immutable;
using System.Numerics;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Network;

/// <summary>The powers of a round: what is not ordered, and what the points take on top.</summary>
internal sealed class PointPowers
{
    private readonly ImmutableArray<FeederPoint> _points;
    private readonly int[] _phaseCount;
    private BasePower[] _base = [];
    private int? _loadStep;
    private bool _usesLoads;

    public PointPowers(Feeder feeder, ImmutableArray<FeederPoint> points)
    {
        _points = points;
        _phaseCount = [.. points.Select(point => point.Phases.PhaseCount())];
        Powers = new BusPowers(feeder);
    }

    public BusPowers Powers { get; }

    public void SetBase(IEnumerable<BasePower> powers) => _base = [.. powers];

    public void UseLoads(int? step) => (_usesLoads, _loadStep) = (true, step);

    /// <summary>Fills <see cref="Powers"/>.</summary>
    public void Fill(ReadOnlySpan<double> powerW)
    {
        Powers.Clear();
        if (_usesLoads)
        {
            Powers.UseLoads(_loadStep);
        }

        foreach (BasePower item in _base)
        {
            Powers.Add(item.Bus, item.Phase, item.PowerW, item.ReactivePowerVar);
        }

        for (int point = 0; point < _points.Length; point++)
        {
            Add(point, powerW[point]);
        }
    }

    /// <summary>Reactive power that the point takes more for one watt more, at a state, var/W: its power factor, or what an inverter at its rated power must give up.</summary>
    public double VarPerW(int point, double powerW, PowerFlowResult flow)
    {
        FeederPoint item = _points[point];
        if (item.Inverter is not { } inverter || powerW > 0)
        {
            return item.VarPerW;
        }

        Complex power = PowerOf(inverter, flow);
        double ratedVa = flow.Feeder.Inverters[inverter].RatedPowerVa;
        bool isAtRating = power.Magnitude >= ratedVa * (1 - 1e-9) && Math.Abs(power.Imaginary) > 1e-3 * ratedVa;
        return isAtRating && !flow.Feeder.Inverters[inverter].Control.ReactivePowerFirst ? -power.Real / power.Imaginary : 0;
    }

    /// <summary>What the inverters of the points feed in less than they are asked to, because of their controls or rated power, W.</summary>
    public double WithheldW(ReadOnlySpan<double> powerW, PowerFlowResult flow)
    {
        double withheldW = 0;
        for (int point = 0; point < _points.Length; point++)
        {
            if (_points[point].Inverter is { } inverter)
            {
                withheldW += Math.Max(0, PowerOf(inverter, flow).Real - Math.Min(0, powerW[point]));
            }
        }

        return withheldW;
    }

    /// <summary>Whether every inverter with Volt-VAR at a bus gives all the reactive power it can; false where there is none.</summary>
    public static bool IsVarUsedUp(string busId, PowerFlowResult flow)
    {
        bool isAny = false;
        for (int inverter = 0; inverter < flow.Feeder.Inverters.Count; inverter++)
        {
            Inverter item = flow.Feeder.Inverters[inverter];
            if (item.Bus == busId && item.Control.VoltVar is { } curve)
            {
                isAny = true;
                Complex power = PowerOf(inverter, flow);
                double mostVar = curve.Points.Max(point => Math.Abs(point.Value)) * item.RatedPowerVa;
                if (power.Magnitude < item.RatedPowerVa * (1 - 1e-6) && Math.Abs(power.Imaginary) < mostVar * (1 - 1e-6))
                {
                    return false;
                }
            }
        }

        return isAny;
    }

    private static Complex PowerOf(int inverter, PowerFlowResult flow)
    {
        Complex power = Complex.Zero;
        for (int leg = 0; leg < LegsOf(flow.Feeder.Inverters[inverter]); leg++)
        {
            power += flow.InverterPowerVa(inverter, leg);
        }

        return power;
    }

    private static int LegsOf(Inverter inverter) => inverter.Connection == LoadConnection.Delta
        ? Math.Max(1, inverter.Terminals.Count == 2 ? 1 : inverter.Terminals.Count)
        : inverter.Terminals.Count(terminal => terminal is >= Terminal.A and <= Terminal.C);

    private void Add(int point, double powerW)
    {
        FeederPoint item = _points[point];
        if (item.Load is { } load)
        {
            AddThroughLoad(load, powerW, item.VarPerW);
            return;
        }

        double directW = powerW;
        if (item.Inverter is { } inverter)
        {
            Powers.SetInverter(inverter, Math.Min(0, powerW), 0);
            directW = Math.Max(0, powerW);
        }

        double ofPhaseW = directW / _phaseCount[point];
        for (int phase = 0; phase < PhaseNames.Count; phase++)
        {
            if (item.Phases.Includes(phase))
            {
                Powers.Add(item.Bus, phase, ofPhaseW, ofPhaseW * item.VarPerW);
            }
        }
    }

    private void AddThroughLoad(int load, double powerW, double varPerW)
    {
        int legs = Powers.Feeder.Loads[load].LegPowers.Length;
        for (int leg = 0; leg < legs; leg++)
        {
            Powers.SetLoad(load, leg, new LegPower(powerW / legs, powerW * varPerW / legs));
        }
    }
}
