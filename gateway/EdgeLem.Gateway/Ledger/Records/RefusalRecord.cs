namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>Power of an order that the network could not carry, and why.</summary>
public sealed record RefusalRecord
{
    /// <summary>The node.</summary>
    public required string NodeId { get; init; }

    /// <summary>Number of the order within its node and interval.</summary>
    public required long OrderId { get; init; }

    /// <summary>Refused power, W, positive.</summary>
    public required long RefusedW { get; init; }

    /// <summary>The limit that stands in the way, for example <c>voltage-high</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its bus, line or transformer.</summary>
    public required string Element { get; init; }

    internal object?[] ToRow() => [NodeId, OrderId, RefusedW, Kind, Element];

    internal static RefusalRecord FromRow(object?[] row) => new()
    {
        NodeId = (string)row[0]!,
        OrderId = (long)row[1]!,
        RefusedW = (long)row[2]!,
        Kind = (string)row[3]!,
        Element = (string)row[4]!,
    };
}
