using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing;

/// <summary>What became of one order.</summary>
/// <param name="Order">The order.</param>
/// <param name="ClearedW">Power traded locally, W, from 0 to the order's quantity.</param>
/// <param name="Reason">Why the remainder was not traded locally; <see cref="UnfilledReason.None"/> exactly when there is no remainder.</param>
public readonly record struct Fill(Order Order, long ClearedW, UnfilledReason Reason)
{
    /// <summary>Power that a grid policy refused, W, at least 0; it is neither traded nor left to the retailer.</summary>
    public long RefusedW { get; init; }

    /// <summary>Power left to the retailer, W, at least 0.</summary>
    public long UnfilledW => Order.QuantityW - ClearedW - RefusedW;
}
