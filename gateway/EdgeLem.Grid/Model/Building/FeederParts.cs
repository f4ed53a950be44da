namespace EdgeLem.Grid;

/// <summary>Everything that a feeder is made of, complete and checked.</summary>
internal sealed record FeederParts
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string License { get; init; }

    /// <summary>Base of the low voltages, phase to neutral, in V; NaN to derive it.</summary>
    public required double NominalVoltageV { get; init; }

    public required bool AllowsLoops { get; init; }

    public required IReadOnlyList<Bus> Buses { get; init; }

    public required IReadOnlyList<CableType> Cables { get; init; }

    public required IReadOnlyList<Line> Lines { get; init; }

    public required IReadOnlyList<Switch> Switches { get; init; }

    public required IReadOnlyList<Transformer> Transformers { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required IReadOnlyList<Earthing> Earthings { get; init; }

    public required IReadOnlyList<Capacitor> Capacitors { get; init; }

    public required IReadOnlyList<Shunt> Shunts { get; init; }

    public required IReadOnlyList<Load> Loads { get; init; }

    public required IReadOnlyList<Inverter> Inverters { get; init; }

    public required IReadOnlyList<PowerProfile> Profiles { get; init; }

    public required IReadOnlyList<Connection> Connections { get; init; }
}
