using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing;

/// <summary>A market mechanism: turns the orders of one interval into trades and prices.</summary>
/// <remarks>Pure and deterministic: equal books and prices give equal results on any machine. Thread safe.</remarks>
public interface IMarketClearing
{
    /// <summary>Name in configuration files, results and the ledger, for example <c>uniform-price</c>.</summary>
    public string Name { get; }

    /// <summary>Clears one interval. Empty, one-sided and non-crossing books are normal and give a result without trades.</summary>
    /// <param name="book">The frozen orders.</param>
    /// <param name="prices">The retailer's prices for the interval.</param>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices);
}
