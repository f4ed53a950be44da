using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>An order as a piece of its point's cost curve: raising the point's power by 1 W serves a bid by 1 W more, or an offer by 1 W less.</summary>
/// <param name="Order">The order.</param>
/// <param name="SlopeMicroEurPerKwh">What that costs: for a bid less its price and less the refusal price, for an offer the refusal price less its own.</param>
internal readonly record struct OrderSegment(Order Order, long SlopeMicroEurPerKwh)
{
    /// <summary>What is served of the order when the point's power lies so many watts up its segment.</summary>
    /// <param name="usedW">From 0 to the order's quantity.</param>
    public long ServedW(long usedW) => Order.Side == OrderSide.Bid ? usedW : Order.QuantityW - usedW;
}
