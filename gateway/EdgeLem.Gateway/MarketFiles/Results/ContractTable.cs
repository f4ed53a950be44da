using EdgeLem.Gateway.MarketFiles.Contracts;
using EdgeLem.Gateway.MarketFiles.Intervals;
using EdgeLem.Gateway.MarketFiles.Reading.Contracts;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Market.Clearing.Contracts;
using EdgeLem.Market.Network;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>Where every contract stands and what it delivers in each interval, as CSV (docs/clear.md).</summary>
internal static class ContractTable
{
    /// <summary>State of a contract that is offered after the interval begins.</summary>
    private const string NotYetOffered = "not-yet-offered";

    /// <summary>State of a contract whose offer was refused.</summary>
    private const string OfferRefused = "offer-refused";

    /// <summary>Columns of the table.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "contract_id", "seller", "buyer", "power_w", "price_micro_eur_per_kwh", "valid_from", "valid_until", "state", "reason", "kind", "element", "value", "bound", "unit",
        "delivered_w", "energy_j", "amount_micro_eur",
    ];

    /// <summary>Writes the contracts of an interval in the order of their file.</summary>
    /// <param name="table">File to write.</param>
    /// <param name="interval">The interval.</param>
    public static void Write(ResultTable table, ClearedInterval interval)
    {
        foreach (ContractStanding standing in interval.Contracts)
        {
            FileContract contract = standing.Contract;
            long energyJ = standing.DeliveredW * interval.Case.Interval.LengthS;
            table.Row(
            [
                contract.ContractId, contract.Offer.Seller, contract.Buyer, contract.Offer.Terms.QuantityW, contract.Offer.Terms.PriceMicroEurPerKwh,
                contract.Offer.Validity.FromS, contract.Offer.Validity.UntilS, StateOf(standing), standing.Refusal == ContractRefusal.None ? null : KebabCase.Of(standing.Refusal),
                .. LimitOf(standing.Limit), standing.DeliveredW, energyJ, EnergyPrice.CostMicroEur(energyJ, contract.Offer.Terms.PriceMicroEurPerKwh),
            ]);
        }
    }

    private static string StateOf(ContractStanding standing) =>
        standing.State is { } state ? KebabCase.Of(state) : standing.Refusal == ContractRefusal.None ? NotYetOffered : OfferRefused;

    private static object?[] LimitOf(NetworkViolation? limit) => limit is { } broken
        ? [KebabCase.Of(broken.Kind), broken.Element, broken.Value, broken.Bound, broken.Unit]
        : [null, null, null, null, null];
}
