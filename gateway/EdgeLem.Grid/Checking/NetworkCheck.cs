namespace EdgeLem.Grid;

/// <summary>
/// Holds a solved flow against the limits. Fails closed: a flow that did not converge is a violation, never a pass. The high-voltage bus
/// is not judged. The same state always gives the same list, ordered by kind, then by the feeder's order, then by phase.
/// </summary>
public sealed class NetworkCheck
{
    private readonly Feeder _feeder;
    private readonly NetworkLimits _limits;

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

    /// <summary>Plain loops: a simulated feeder is checked after every power flow, and a state in order must cost no allocation per bus.</summary>
    private Violation[] ViolationsOf(PowerFlowResult flow)
    {
        List<Violation> found = [];
        AddVoltages(flow, found);
        AddLineOvercurrents(flow, found);
        AddTransformerOvercurrents(flow, found);
        AddUnbalances(flow, found);
        return [.. found];
    }

    private void AddVoltages(PowerFlowResult flow, List<Violation> found)
    {
        List<Violation> overvoltages = [];
        for (int bus = 0; bus < _feeder.Buses.Count; bus++)
        {
            for (int phase = 0; phase < PhaseNames.Count && !_feeder.IsSourceBus(bus); phase++)
            {
                if (!flow.HasPhase(bus, phase))
                {
                    continue;
                }

                double voltage = flow.VoltagePu(bus, phase);
                if (voltage < _limits.MinVoltagePu)
                {
                    found.Add(AtBus(ViolationKind.Undervoltage, (bus, phase), (voltage, _limits.MinVoltagePu)));
                }
                else if (voltage > _limits.MaxVoltagePu)
                {
                    overvoltages.Add(AtBus(ViolationKind.Overvoltage, (bus, phase), (voltage, _limits.MaxVoltagePu)));
                }
            }
        }

        found.AddRange(overvoltages);
    }

    private void AddLineOvercurrents(PowerFlowResult flow, List<Violation> found)
    {
        for (int line = 0; line < _feeder.Lines.Count; line++)
        {
            double? limit = _feeder.Lines[line].RatingA * _limits.MaxLineLoading;
            for (int phase = 0; phase < _feeder.Lines[line].FromTerminals.Count && limit is not null; phase++)
            {
                double current = flow.LineCurrentA(line, phase).Magnitude;
                if (current > limit)
                {
                    found.Add(Overcurrent(ViolationKind.LineOvercurrent, (_feeder.Lines[line].Id, phase), (current, limit.Value)));
                }
            }
        }
    }

    private void AddTransformerOvercurrents(PowerFlowResult flow, List<Violation> found)
    {
        for (int transformer = 0; transformer < _feeder.Transformers.Count; transformer++)
        {
            Transformer item = _feeder.Transformers[transformer];
            double limit = item.RatedLvCurrentA * _limits.MaxTransformerLoading;
            for (int conductor = 0; conductor < item.Lv.Terminals.Count; conductor++)
            {
                double current = flow.TransformerLvCurrentA(transformer, conductor).Magnitude;
                if (current > limit && item.Lv.Terminals[conductor] is >= Terminal.A and <= Terminal.C)
                {
                    found.Add(Overcurrent(ViolationKind.TransformerOvercurrent, (item.Id, (int)item.Lv.Terminals[conductor] - 1), (current, limit)));
                }
            }
        }
    }

    private void AddUnbalances(PowerFlowResult flow, List<Violation> found)
    {
        for (int bus = 0; bus < _feeder.Buses.Count; bus++)
        {
            // Not "greater than": a NaN is a violation.
            if (!_feeder.IsSourceBus(bus) && VoltageUnbalance.VufPercentOf(flow, bus) is var unbalance && !(unbalance <= _limits.MaxVoltageUnbalancePercent))
            {
                found.Add(Unbalance(bus, unbalance));
            }
        }
    }

    private Violation Unbalance(int bus, double percent) => new()
    {
        Kind = ViolationKind.VoltageUnbalance,
        ElementId = _feeder.Buses[bus].Id,
        Value = percent,
        Limit = _limits.MaxVoltageUnbalancePercent,
        Unit = "%",
    };

    private static Violation Overcurrent(ViolationKind kind, (string Element, int Phase) at, (double Value, double Limit) current) => new()
    {
        Kind = kind,
        ElementId = at.Element,
        Phase = at.Phase,
        Value = current.Value,
        Limit = current.Limit,
        Unit = "A",
    };

    private Violation AtBus(ViolationKind kind, (int Bus, int Phase) point, (double Value, double Limit) pu) => new()
    {
        Kind = kind,
        ElementId = _feeder.Buses[point.Bus].Id,
        Phase = point.Phase,
        Value = pu.Value,
        Limit = pu.Limit,
        Unit = "pu",
    };
}
