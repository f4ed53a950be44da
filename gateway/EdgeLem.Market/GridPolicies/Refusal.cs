using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies;

/// <summary>Power of an order that the network cannot carry, and why.</summary>
/// <param name="Order">The order.</param>
/// <param name="RefusedW">Refused power, W, positive.</param>
/// <param name="Kind">The limit that stands in the way.</param>
/// <param name="Element">Its element.</param>
public readonly record struct Refusal(OrderKey Order, long RefusedW, LimitKind Kind, string Element)
{
    /// <summary>Where a trade was cut because only trades flow: the order of its other side, from which the same power is refused. Counted once. Null otherwise.</summary>
    public OrderKey? Counterparty { get; init; }
}
