namespace EdgeLem.Market.Settlement.Imbalance;

/// <summary>Deviations at the retailer's own prices, whatever the feeder did as a whole; <c>retailer</c> in the configuration, the default.</summary>
public sealed class RetailerImbalance : IImbalanceRule
{
    /// <inheritdoc/>
    public string Name => "retailer";

    /// <inheritdoc/>
    public ImbalancePrices PricesOf(ImbalanceState state) => new(state.Prices.RetailPriceMicroEurPerKwh, state.Prices.FeedInPriceMicroEurPerKwh);
}
