using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing;

/// <summary>A mechanism that decides who trades with whom, and so can take into account what each pair costs, for example a network fee by distance.</summary>
public interface IPairwiseClearing : IMarketClearing
{
    /// <summary>Clears one interval with a cost per pair.</summary>
    /// <remarks>
    /// A bid worth b and an offer worth o trade only if b - o is at least their cost c. The price p leaves half of c to each side: o + c/2 &lt;= p &lt;= b - c/2,
    /// to the micro-euro, so that nobody loses by a trade whose cost is charged in halves.
    /// </remarks>
    /// <param name="book">The frozen orders.</param>
    /// <param name="prices">The retailer's prices for the interval.</param>
    /// <param name="pairCostMicroEurPerKwh">Cost of one kWh from the offer (second argument) to the bid (first), micro-euro, from 0 to
    /// <see cref="Order.MaximumPriceMicroEurPerKwh"/>; must give equal answers to equal questions.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cost is outside its range.</exception>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices, Func<Order, Order, long> pairCostMicroEurPerKwh);
}
