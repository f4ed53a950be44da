namespace EdgeLem.Grid;

/// <summary>Everything that a feeder is made of, complete and checked.</summary>
internal sealed record FeederParts
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string License { get; init; }

    public required double NominalVoltageV { get; init; }

    public required IReadOnlyList<Bus> Buses { get; init; }

    public required IReadOnlyList<CableType> Cables { get; init; }

    public required IReadOnlyList<Line> Lines { get; init; }

    public required IReadOnlyList<Connection> Connections { get; init; }

    public required Transformer Transformer { get; init; }

    public required Source Source { get; init; }
}
