using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing;

/// <summary>
/// The retailer's two prices for one interval: everybody's outside option. It sells any quantity at the retail price and buys any quantity at the feed-in
/// price.
/// </summary>
/// <remarks>Both may be negative (a feed-in price often is, at noon); the feed-in price never exceeds the retail price, or power could be bought and sold
/// back at a gain.</remarks>
public readonly record struct RetailerPrices
{
    /// <summary>Creates a pair of prices.</summary>
    /// <param name="retailPriceMicroEurPerKwh">Price at which nodes buy from the retailer, micro-euro per kWh.</param>
    /// <param name="feedInPriceMicroEurPerKwh">Price at which nodes sell to the retailer, micro-euro per kWh, at most the retail price.</param>
    /// <exception cref="ArgumentOutOfRangeException">A price is beyond <see cref="Order.MaximumPriceMicroEurPerKwh"/>, or feed-in exceeds retail.</exception>
    public RetailerPrices(long retailPriceMicroEurPerKwh, long feedInPriceMicroEurPerKwh)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(retailPriceMicroEurPerKwh, Order.MaximumPriceMicroEurPerKwh);
        ArgumentOutOfRangeException.ThrowIfLessThan(feedInPriceMicroEurPerKwh, -Order.MaximumPriceMicroEurPerKwh);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(feedInPriceMicroEurPerKwh, retailPriceMicroEurPerKwh);
        RetailPriceMicroEurPerKwh = retailPriceMicroEurPerKwh;
        FeedInPriceMicroEurPerKwh = feedInPriceMicroEurPerKwh;
    }

    /// <summary>Price at which a node buys from the retailer, micro-euro per kWh.</summary>
    public long RetailPriceMicroEurPerKwh { get; }

    /// <summary>Price at which a node sells to the retailer, micro-euro per kWh.</summary>
    public long FeedInPriceMicroEurPerKwh { get; }
}
