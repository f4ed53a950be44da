namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>What one more kWh of consumption costs at a node, and what it is made of; whole micro-euro per kWh, each figure rounded by itself.</summary>
public sealed record NodalPriceRecord
{
    /// <summary>The node.</summary>
    public required string NodeId { get; init; }

    /// <summary>The price.</summary>
    public required long PriceMicroEurPerKwh { get; init; }

    /// <summary>Price of energy at the supply.</summary>
    public required long EnergyMicroEurPerKwh { get; init; }

    /// <summary>What losses cost.</summary>
    public required long LossesMicroEurPerKwh { get; init; }

    /// <summary>What voltage limits cost.</summary>
    public required long VoltageMicroEurPerKwh { get; init; }

    /// <summary>What limits of currents and transformers cost.</summary>
    public required long CongestionMicroEurPerKwh { get; init; }

    internal object?[] ToRow() =>
        [NodeId, PriceMicroEurPerKwh, EnergyMicroEurPerKwh, LossesMicroEurPerKwh, VoltageMicroEurPerKwh, CongestionMicroEurPerKwh];

    internal static NodalPriceRecord FromRow(object?[] row) => new()
    {
        NodeId = (string)row[0]!,
        PriceMicroEurPerKwh = (long)row[1]!,
        EnergyMicroEurPerKwh = (long)row[2]!,
        LossesMicroEurPerKwh = (long)row[3]!,
        VoltageMicroEurPerKwh = (long)row[4]!,
        CongestionMicroEurPerKwh = (long)row[5]!,
    };
}
