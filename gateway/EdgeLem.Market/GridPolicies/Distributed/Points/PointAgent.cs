using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>The node's side of the distributed clearing: it knows its own orders and what it is told, and tells nothing but a power.</summary>
/// <remarks>Has no memory: the same target gets the same answer, so a target that comes twice does no harm.</remarks>
/// <param name="orders">The orders of the agent's own point.</param>
/// <param name="refusalPriceMicroEurPerKwh">What not serving an order costs, micro-euro per kWh; published with the market's rules.</param>
public sealed class PointAgent(IEnumerable<Order> orders, long refusalPriceMicroEurPerKwh)
{
    private readonly PointCost _cost = new(orders, refusalPriceMicroEurPerKwh);

    /// <summary>Answers a target.</summary>
    /// <param name="target">What the operator said.</param>
    /// <returns>The power the agent proposes, W, import positive.</returns>
    public double Propose(in PointTarget target) => _cost.BestAt(target);
}
