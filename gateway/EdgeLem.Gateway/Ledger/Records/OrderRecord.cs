namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>One order of a round and what became of it.</summary>
public sealed record OrderRecord
{
    /// <summary>The node.</summary>
    public required string NodeId { get; init; }

    /// <summary>Number of the order within its node and interval.</summary>
    public required long OrderId { get; init; }

    /// <summary><c>bid</c> or <c>offer</c>.</summary>
    public required string Side { get; init; }

    /// <summary>Mean power asked for, W, positive.</summary>
    public required long QuantityW { get; init; }

    /// <summary>Limit price, micro-euro per kWh.</summary>
    public required long PriceMicroEurPerKwh { get; init; }

    /// <summary>Market time of acceptance, UTC epoch seconds.</summary>
    public required long ArrivalS { get; init; }

    /// <summary>Power traded in the end, W, after any network limit.</summary>
    public required long ClearedW { get; init; }

    /// <summary>Why the remainder was refused, for example <c>outbid</c>; null when there is none.</summary>
    public string? UnfilledReason { get; init; }

    internal object?[] ToRow() => [NodeId, OrderId, Side, QuantityW, PriceMicroEurPerKwh, ArrivalS, ClearedW, UnfilledReason];

    internal static OrderRecord FromRow(object?[] row) => new()
    {
        NodeId = (string)row[0]!,
        OrderId = (long)row[1]!,
        Side = (string)row[2]!,
        QuantityW = (long)row[3]!,
        PriceMicroEurPerKwh = (long)row[4]!,
        ArrivalS = (long)row[5]!,
        ClearedW = (long)row[6]!,
        UnfilledReason = (string?)row[7],
    };
}
