using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// Holds a solved flow against the limits. Fails closed: a flow that did not converge is a violation, never a pass. The voltage band and the unbalances are not judged at the
/// sources' buses, whose voltage is given. The same state always gives the same list, ordered by kind, then by the feeder's order, then by conductor.
/// </summary>
public sealed class NetworkCheck
{
    private readonly Feeder _feeder;
    private readonly NetworkLimits _limits;
    private readonly ConductorLimit[] _conductors;
    private readonly int[] _supplies;
    private readonly bool _seesAllUnbalances;
    private readonly (double Low, double High, double Neutral, double Unbalance) _safeSquare;

    /// <summary>Prepares a check.</summary>
    /// <param name="feeder">The network.</param>
    /// <param name="limits">What is allowed; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is outside its range.</exception>
    public NetworkCheck(Feeder feeder, NetworkLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        _feeder = feeder;
        _limits = limits ?? new NetworkLimits();
        _limits.Validate();
        _conductors = ConductorLimit.Of(feeder, _limits);
        _supplies = [.. Enumerable.Range(0, feeder.Transformers.Count).Where(item => feeder.IsSourceBus(feeder.BusIndex(feeder.Transformers[item].HvBus)))];
        _seesAllUnbalances = (_limits.MaxPvurPercent ?? _limits.MaxLvurPercent ?? _limits.MaxZeroSequencePercent) is not null;
        _safeSquare = (Square(_limits.MinVoltagePu) * (1 + BusVoltages.Guard), Square(_limits.MaxVoltagePu) * (1 - BusVoltages.Guard),
            Square(_limits.MaxNeutralVoltageV) * (1 - BusVoltages.Guard), Square(_limits.MaxVoltageUnbalancePercent / 100) * (1 - BusVoltages.UnbalanceGuard));
    }

    /// <summary>The limits in force.</summary>
    public NetworkLimits Limits => _limits;

    /// <summary>All violations of a state.</summary>
    /// <param name="flow">A flow of the same feeder.</param>
    /// <returns>Empty when every limit is kept.</returns>
    /// <exception cref="ArgumentException">The flow belongs to another feeder.</exception>
    public IReadOnlyList<Violation> Check(PowerFlowResult flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        if (!ReferenceEquals(flow.Feeder, _feeder))
        {
            throw new ArgumentException($"The flow belongs to feeder '{flow.Feeder.Name}', the check to feeder '{_feeder.Name}'. Solve with the "
                + $"check's feeder object.", nameof(flow));
        }

        return flow.Converged ? ViolationsOf(flow) : [NotConverged(flow)];
    }

    private Violation NotConverged(PowerFlowResult flow) => new()
    {
        Kind = ViolationKind.NotConverged,
        ElementId = _feeder.Name,
        Value = flow.LargestMismatchPu,
        Limit = flow.TolerancePu,
        Unit = "pu",
    };

    /// <summary>Plain loops over squares: a simulated feeder is checked after every power flow, and a state in order must cost no allocation and no root per bus.</summary>
    private Violation[] ViolationsOf(PowerFlowResult flow)
    {
        List<Violation> found = [];
        for (int bus = 0; bus < _feeder.Buses.Count; bus++)
        {
            if (!_feeder.IsSourceBus(bus))
            {
                var voltages = new BusVoltages(flow, bus);
                AddVoltages(flow, (bus, voltages), found);
                AddUnbalances(flow, (bus, voltages), found);
            }

            AddNeutralVoltage(flow, bus, found);
        }

        AddOvercurrents(flow, found);
        AddReverseFlows(flow, found);
        return InOrder(found);
    }

    private static Violation[] InOrder(List<Violation> found)
    {
        bool isInOrder = true;
        for (int i = 1; i < found.Count; i++)
        {
            isInOrder &= found[i - 1].Kind <= found[i].Kind;
        }

        return isInOrder ? [.. found] : [.. found.OrderBy(violation => violation.Kind)];
    }

    private void AddVoltages(PowerFlowResult flow, (int Bus, BusVoltages Voltages) at, List<Violation> found)
    {
        int bus = at.Bus;
        double baseSquare = Square(_feeder.BaseVoltageV(bus));
        for (int phase = 0; phase < PhaseNames.Count; phase++)
        {
            bool isThere = _limits.IsVoltageBetweenPhases ? flow.HasPhasePair(bus, phase) : flow.HasPhase(bus, phase);
            if (!isThere || (!_limits.IsVoltageBetweenPhases && IsSafe(at.Voltages.SquareOf(phase) / baseSquare)))
            {
                continue;
            }

            double voltage = _limits.IsVoltageBetweenPhases ? flow.PhasePairVoltagePu(bus, phase) : flow.VoltagePu(bus, phase);
            bool isHigh = voltage > _limits.MaxVoltagePu;

            // Not "less than": a NaN is a violation.
            if (isHigh || !(voltage >= _limits.MinVoltagePu))
            {
                found.Add(new Violation
                {
                    Kind = isHigh ? ViolationKind.Overvoltage : ViolationKind.Undervoltage,
                    ElementId = _feeder.Buses[bus].Id,
                    ElementIndex = bus,
                    Conductor = (Terminal)(phase + 1),
                    OtherConductor = _limits.IsVoltageBetweenPhases ? (Terminal)((phase + 1) % PhaseNames.Count + 1) : null,
                    Value = voltage,
                    Limit = isHigh ? _limits.MaxVoltagePu : _limits.MinVoltagePu,
                    Unit = "pu",
                });
            }
        }
    }

    private bool IsSafe(double squarePu) => squarePu > _safeSquare.Low && squarePu < _safeSquare.High;

    private void AddNeutralVoltage(PowerFlowResult flow, int bus, List<Violation> found)
    {
        Complex neutral = flow.VoltageToEarthV(bus, Terminal.N);
        if (Square(neutral.Real) + Square(neutral.Imaginary) < _safeSquare.Neutral)
        {
            return;
        }

        if (neutral.Magnitude is var voltage && !(voltage <= _limits.MaxNeutralVoltageV))
        {
            found.Add(new Violation
            {
                Kind = ViolationKind.NeutralVoltage,
                ElementId = _feeder.Buses[bus].Id,
                ElementIndex = bus,
                Conductor = Terminal.N,
                Value = voltage,
                Limit = _limits.MaxNeutralVoltageV,
                Unit = "V",
            });
        }
    }

    private void AddUnbalances(PowerFlowResult flow, (int Bus, BusVoltages Voltages) at, List<Violation> found)
    {
        int bus = at.Bus;
        if (!flow.HasPhase(bus, 0) || !flow.HasPhase(bus, 1) || !flow.HasPhase(bus, 2))
        {
            return;
        }

        (double positive, double negative) = at.Voltages.Sequences();
        if (!(negative < positive * _safeSquare.Unbalance))
        {
            AddUnbalance((ViolationKind.VoltageUnbalance, bus), (VoltageUnbalance.VufPercentOf(flow, bus), _limits.MaxVoltageUnbalancePercent), found);
        }

        if (_seesAllUnbalances)
        {
            var unbalance = VoltageUnbalance.Of(flow, bus);
            AddUnbalance((ViolationKind.PhaseVoltageUnbalance, bus), (unbalance.PvurPercent, _limits.MaxPvurPercent), found);
            AddUnbalance((ViolationKind.LineVoltageUnbalance, bus), (unbalance.LvurPercent, _limits.MaxLvurPercent), found);
            AddUnbalance((ViolationKind.ZeroSequenceVoltage, bus), (unbalance.ZeroSequencePercent, _limits.MaxZeroSequencePercent), found);
        }
    }

    private void AddUnbalance((ViolationKind Kind, int Bus) what, (double Value, double? Limit) percent, List<Violation> found)
    {
        // Not "greater than": a NaN is a violation.
        if (percent.Limit is { } limit && !(percent.Value <= limit))
        {
            found.Add(new Violation { Kind = what.Kind, ElementId = _feeder.Buses[what.Bus].Id, ElementIndex = what.Bus, Value = percent.Value, Limit = limit, Unit = "%" });
        }
    }

    private void AddOvercurrents(PowerFlowResult flow, List<Violation> found)
    {
        foreach (ref readonly ConductorLimit limit in _conductors.AsSpan())
        {
            if (limit.CurrentA(flow) is var current && !(current <= limit.LimitA))
            {
                found.Add(new Violation
                {
                    Kind = limit.Kind,
                    ElementId = limit.ElementId,
                    ElementIndex = limit.Element,
                    Conductor = limit.Terminal,
                    SideBusId = limit.SideBusId,
                    Value = current,
                    Limit = limit.LimitA,
                    Unit = "A",
                });
            }
        }
    }

    private void AddReverseFlows(PowerFlowResult flow, List<Violation> found)
    {
        if (_limits.MaxReverseFlowW is not { } limit)
        {
            return;
        }

        foreach (int transformer in _supplies)
        {
            Transformer item = _feeder.Transformers[transformer];
            AddReverseFlow((item.Id, transformer, item.LvBus), (-PowerOut(flow, transformer), limit), found);
        }

        for (int source = 0; source < _feeder.Sources.Count && _supplies.Length == 0; source++)
        {
            AddReverseFlow((_feeder.Sources[source].Id, source, null), (-PowerOfSource(flow, source), limit), found);
        }
    }

    private static void AddReverseFlow((string Id, int Index, string? Bus) at, (double Value, double Limit) powerW, List<Violation> found)
    {
        if (!(powerW.Value <= powerW.Limit))
        {
            found.Add(new Violation
            {
                Kind = ViolationKind.ReverseFlow,
                ElementId = at.Id,
                ElementIndex = at.Index,
                SideBusId = at.Bus,
                Value = powerW.Value,
                Limit = powerW.Limit,
                Unit = "W",
            });
        }
    }

    private static double Square(double value) => value * value;

    private double PowerOut(PowerFlowResult flow, int transformer)
    {
        Winding lv = _feeder.Transformers[transformer].Lv;
        int bus = _feeder.BusIndex(lv.Bus);
        double powerW = 0;
        for (int conductor = 0; conductor < lv.Terminals.Count; conductor++)
        {
            powerW += (flow.VoltageToEarthV(bus, lv.Terminals[conductor]) * Complex.Conjugate(flow.TransformerLvCurrentA(transformer, conductor))).Real;
        }

        return powerW;
    }

    private double PowerOfSource(PowerFlowResult flow, int source)
    {
        Source item = _feeder.Sources[source];
        int bus = _feeder.BusIndex(item.Bus);
        double powerW = 0;
        for (int conductor = 0; conductor < item.Terminals.Count; conductor++)
        {
            Terminal terminal = item.Terminals[conductor];
            powerW += (flow.VoltageToEarthV(bus, terminal) * Complex.Conjugate(FlowPowers.SourceCurrent(flow, source, Circuit.SlotOf(bus, terminal)))).Real;
        }

        return powerW;
    }
}
