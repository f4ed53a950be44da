namespace EdgeLem.Market.Settlement.Imbalance;

/// <summary>
/// Two prices: deviations that add to the feeder's own cost the retailer's price, deviations that relieve it are settled at the local price, so that they
/// neither gain nor lose; <c>dual-price</c> in the configuration.
/// </summary>
/// <remarks>Short feeder: retail price to pay, local price to get. Long feeder: local price to pay, feed-in price to get. In balance: the local price both ways.
/// What is between the two stays with the retailer. Dual imbalance pricing as in Regulation (EU) 2017/2195, article 52.</remarks>
public sealed class DualPriceImbalance : IImbalanceRule
{
    /// <inheritdoc/>
    public string Name => "dual-price";

    /// <inheritdoc/>
    public ImbalancePrices PricesOf(ImbalanceState state) => Math.Sign(state.DeviationJ) switch
    {
        > 0 => new ImbalancePrices(state.Prices.RetailPriceMicroEurPerKwh, state.LocalPriceMicroEurPerKwh),
        < 0 => new ImbalancePrices(state.LocalPriceMicroEurPerKwh, state.Prices.FeedInPriceMicroEurPerKwh),
        _ => new ImbalancePrices(state.LocalPriceMicroEurPerKwh, state.LocalPriceMicroEurPerKwh),
    };
}
