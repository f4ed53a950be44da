namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>Power sold by one order to another in a round.</summary>
public sealed record TradeRecord
{
    /// <summary>The buying node.</summary>
    public required string BuyerNodeId { get; init; }

    /// <summary>Number of the bid.</summary>
    public required long BuyerOrderId { get; init; }

    /// <summary>The selling node.</summary>
    public required string SellerNodeId { get; init; }

    /// <summary>Number of the offer.</summary>
    public required long SellerOrderId { get; init; }

    /// <summary>Mean power, W, positive.</summary>
    public required long QuantityW { get; init; }

    /// <summary>Price, micro-euro per kWh.</summary>
    public required long PriceMicroEurPerKwh { get; init; }

    internal object?[] ToRow() => [BuyerNodeId, BuyerOrderId, SellerNodeId, SellerOrderId, QuantityW, PriceMicroEurPerKwh];

    internal static TradeRecord FromRow(object?[] row) => new()
    {
        BuyerNodeId = (string)row[0]!,
        BuyerOrderId = (long)row[1]!,
        SellerNodeId = (string)row[2]!,
        SellerOrderId = (long)row[3]!,
        QuantityW = (long)row[4]!,
        PriceMicroEurPerKwh = (long)row[5]!,
    };
}
