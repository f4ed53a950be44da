namespace EdgeLem.Market.Settlement.Imbalance;

/// <summary>
/// One price for all deviations of an interval, set by the feeder as a whole: the retail price when it is short, the feed-in price when it is long, the local
/// price when it is in balance; <c>single-price</c> in the configuration.
/// </summary>
/// <remarks>Who deviates against the feeder gains by it; the retailer earns nothing between nodes whose deviations cancel. The principle of single imbalance
/// pricing in the European guideline on electricity balancing (Regulation (EU) 2017/2195, article 52), with the retailer in place of the system operator.</remarks>
public sealed class SinglePriceImbalance : IImbalanceRule
{
    /// <inheritdoc/>
    public string Name => "single-price";

    /// <inheritdoc/>
    public ImbalancePrices PricesOf(ImbalanceState state)
    {
        long price = Math.Sign(state.DeviationJ) switch
        {
            > 0 => state.Prices.RetailPriceMicroEurPerKwh,
            < 0 => state.Prices.FeedInPriceMicroEurPerKwh,
            _ => state.LocalPriceMicroEurPerKwh,
        };
        return new ImbalancePrices(price, price);
    }
}
