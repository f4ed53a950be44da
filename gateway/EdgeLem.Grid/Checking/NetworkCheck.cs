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

        return flow.Converged
            ? [.. Undervoltages(flow), .. Overvoltages(flow), .. LineOvercurrents(flow), .. TransformerOvercurrents(flow), .. Unbalances(flow)]
            : [NotConverged(flow)];
    }

    private Violation NotConverged(PowerFlowResult flow) => new()
    {
        Kind = ViolationKind.NotConverged,
        ElementId = _feeder.Name,
        Value = flow.LargestMismatchPu,
        Limit = flow.TolerancePu,
        Unit = "pu",
    };

    private IEnumerable<Violation> Undervoltages(PowerFlowResult flow) =>
        from point in LowVoltagePoints()
        let voltage = flow.VoltagePu(point.Bus, point.Phase)
        where voltage < _limits.MinVoltagePu
        select AtBus(ViolationKind.Undervoltage, point, (voltage, _limits.MinVoltagePu));

    private IEnumerable<Violation> Overvoltages(PowerFlowResult flow) =>
        from point in LowVoltagePoints()
        let voltage = flow.VoltagePu(point.Bus, point.Phase)
        where voltage > _limits.MaxVoltagePu
        select AtBus(ViolationKind.Overvoltage, point, (voltage, _limits.MaxVoltagePu));

    private IEnumerable<Violation> LineOvercurrents(PowerFlowResult flow) =>
        from line in Enumerable.Range(0, _feeder.Lines.Count)
        where _feeder.Lines[line].RatingA is not null
        from phase in Enumerable.Range(0, PhaseNames.Count)
        let current = flow.LineCurrentA(line, phase).Magnitude
        let limit = _feeder.Lines[line].RatingA!.Value * _limits.MaxLineLoading
        where current > limit
        select Overcurrent(ViolationKind.LineOvercurrent, (_feeder.Lines[line].Id, phase), (current, limit));

    private IEnumerable<Violation> TransformerOvercurrents(PowerFlowResult flow) =>
        from phase in Enumerable.Range(0, PhaseNames.Count)
        let current = flow.TransformerCurrentA(phase).Magnitude
        let limit = _feeder.Transformer.RatedLvCurrentA * _limits.MaxTransformerLoading
        where current > limit
        select Overcurrent(ViolationKind.TransformerOvercurrent, (_feeder.Transformer.Id, phase), (current, limit));

    private IEnumerable<Violation> Unbalances(PowerFlowResult flow) =>
        from bus in LowVoltageBuses()
        let unbalance = VoltageUnbalance.Of(flow, bus).VufPercent
        where !(unbalance <= _limits.MaxVoltageUnbalancePercent)
        select new Violation
        {
            Kind = ViolationKind.VoltageUnbalance,
            ElementId = _feeder.Buses[bus].Id,
            Value = unbalance,
            Limit = _limits.MaxVoltageUnbalancePercent,
            Unit = "%",
        };

    private IEnumerable<int> LowVoltageBuses() => Enumerable.Range(0, _feeder.Buses.Count).Where(bus => bus != _feeder.HvBusIndex);

    private IEnumerable<(int Bus, int Phase)> LowVoltagePoints() =>
        from bus in LowVoltageBuses()
        from phase in Enumerable.Range(0, PhaseNames.Count)
        select (bus, phase);

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
