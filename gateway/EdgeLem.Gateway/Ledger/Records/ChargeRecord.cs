namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>What one account owes another for the network in an interval, decided at its clearing.</summary>
public sealed record ChargeRecord
{
    /// <summary>The account that pays: a node id, <c>network</c> or <c>retailer</c>.</summary>
    public required string Payer { get; init; }

    /// <summary>The account that is paid.</summary>
    public required string Payee { get; init; }

    /// <summary><c>fee</c>, <c>loss</c>, <c>congestion</c>, <c>compensation</c> or <c>surplus</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Energy that it is on, J.</summary>
    public required long EnergyJ { get; init; }

    /// <summary>Price, micro-euro per kWh; 0 for a charge that is an amount.</summary>
    public required long PriceMicroEurPerKwh { get; init; }

    /// <summary>Amount, micro-euro; null for a charge at a price.</summary>
    public long? AmountMicroEur { get; init; }

    internal object?[] ToRow() => [Payer, Payee, Kind, EnergyJ, PriceMicroEurPerKwh, AmountMicroEur];

    internal static ChargeRecord FromRow(object?[] row) => new()
    {
        Payer = (string)row[0]!,
        Payee = (string)row[1]!,
        Kind = (string)row[2]!,
        EnergyJ = (long)row[3]!,
        PriceMicroEurPerKwh = (long)row[4]!,
        AmountMicroEur = (long?)row[5],
    };
}
