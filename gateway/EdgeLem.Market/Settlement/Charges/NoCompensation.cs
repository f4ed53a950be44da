using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Settlement.Charges;

/// <summary>Refused power is not paid for; <c>none</c> in the configuration, the default.</summary>
public sealed class NoCompensation : ICompensationRule
{
    /// <inheritdoc/>
    public string Name => "none";

    /// <inheritdoc/>
    public long PriceMicroEurPerKwh(in Order order, CompensationTerms terms) => 0;
}
