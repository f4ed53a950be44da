using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Settlement.Charges;

/// <summary>Refused power of bids and offers alike at the price that refusing costs in the market's own terms; <c>refusal-price</c> in the configuration.</summary>
public sealed class RefusalPriceCompensation : ICompensationRule
{
    /// <inheritdoc/>
    public string Name => "refusal-price";

    /// <inheritdoc/>
    public long PriceMicroEurPerKwh(in Order order, CompensationTerms terms) => Math.Max(0, terms.RefusalPriceMicroEurPerKwh);
}
