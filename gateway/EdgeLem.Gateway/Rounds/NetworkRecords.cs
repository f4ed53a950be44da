using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Charges;

namespace EdgeLem.Gateway.Rounds;

/// <summary>Translates what a grid policy and the network's charges are into ledger rows, and back.</summary>
internal static class NetworkRecords
{
    private static readonly Dictionary<string, SettlementKind> Kinds = Enum.GetValues<SettlementKind>().ToDictionary(kind => KebabCase.Of(kind), StringComparer.Ordinal);

    /// <summary>The row of a refusal.</summary>
    public static RefusalRecord RefusalOf(Refusal refusal) => new()
    {
        NodeId = refusal.Order.NodeId,
        OrderId = refusal.Order.OrderId,
        RefusedW = refusal.RefusedW,
        Kind = KebabCase.Of(refusal.Kind),
        Element = refusal.Element,
    };

    /// <summary>The row of a charge.</summary>
    public static ChargeRecord ChargeOf(NetworkCharge charge) => new()
    {
        Payer = charge.Payer,
        Payee = charge.Payee,
        Kind = KebabCase.Of(charge.Kind),
        EnergyJ = charge.EnergyJ,
        PriceMicroEurPerKwh = charge.PriceMicroEurPerKwh,
        AmountMicroEur = charge.AmountMicroEur,
    };

    /// <summary>The charge of a row.</summary>
    /// <exception cref="InvalidDataException">This program does not know its kind.</exception>
    public static NetworkCharge ToCharge(ChargeRecord record)
    {
        if (!Kinds.TryGetValue(record.Kind, out SettlementKind kind))
        {
            throw new InvalidDataException($"The ledger has a charge of kind '{record.Kind}', which is unknown. Use the program that wrote it.");
        }

        (string, string) accounts = (record.Payer, record.Payee);
        return record.AmountMicroEur is { } amountMicroEur
            ? NetworkCharge.OfAmount(kind, accounts, record.EnergyJ, amountMicroEur)
            : NetworkCharge.AtPrice(kind, accounts, record.EnergyJ, record.PriceMicroEurPerKwh);
    }

    /// <summary>The row of a nodal price.</summary>
    public static NodalPriceRecord NodalPriceOf(string nodeId, NodalPrice price) => new()
    {
        NodeId = nodeId,
        PriceMicroEurPerKwh = ToWhole(price.MicroEurPerKwh),
        EnergyMicroEurPerKwh = ToWhole(price.Energy),
        LossesMicroEurPerKwh = ToWhole(price.Losses),
        VoltageMicroEurPerKwh = ToWhole(price.Voltage),
        CongestionMicroEurPerKwh = ToWhole(price.Congestion),
    };

    /// <summary>A price as it is published and recorded: whole micro-euro per kWh, halves away from zero.</summary>
    public static long ToWhole(double microEurPerKwh) => (long)Math.Round(microEurPerKwh, MidpointRounding.AwayFromZero);
}
