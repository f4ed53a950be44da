namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>One entry of one account.</summary>
public sealed record SettlementLineRecord
{
    /// <summary>A node id, <c>network</c> or <c>retailer</c>.</summary>
    public required string Account { get; init; }

    /// <summary><c>trade</c>, <c>deviation</c>, <c>rounding</c>, <c>fee</c>, <c>loss</c>, <c>congestion</c>, <c>compensation</c>, <c>surplus</c> or <c>correction</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Energy, J, bought positive.</summary>
    public required long EnergyJ { get; init; }

    /// <summary>Price, micro-euro per kWh.</summary>
    public required long PriceMicroEurPerKwh { get; init; }

    /// <summary>Money, micro-euro; positive, the account receives.</summary>
    public required long AmountMicroEur { get; init; }

    internal object?[] ToRow() => [Account, Kind, EnergyJ, PriceMicroEurPerKwh, AmountMicroEur];

    internal static SettlementLineRecord FromRow(object?[] row) => new()
    {
        Account = (string)row[0]!,
        Kind = (string)row[1]!,
        EnergyJ = (long)row[2]!,
        PriceMicroEurPerKwh = (long)row[3]!,
        AmountMicroEur = (long)row[4]!,
    };
}
