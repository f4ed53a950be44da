using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.Rounds;

/// <summary>What the nodes submitted for one interval.</summary>
/// <param name="ByNode">Orders per node that sent a message; an empty list when the node withdrew or needs nothing.</param>
public sealed record SubmittedOrders(IReadOnlyDictionary<string, IReadOnlyList<Order>> ByNode)
{
    /// <summary>All orders of all nodes.</summary>
    public IEnumerable<Order> All => ByNode.Values.SelectMany(orders => orders);

    /// <summary>The net power that a node announced: bids positive, offers negative.</summary>
    /// <param name="nodeId">Node id.</param>
    /// <param name="netW">Net power in W.</param>
    /// <returns>False when the node sent nothing for the interval.</returns>
    public bool TryNetPowerW(string nodeId, out long netW)
    {
        bool isThere = ByNode.TryGetValue(nodeId, out IReadOnlyList<Order>? orders);
        netW = isThere ? orders!.Sum(order => order.Side == OrderSide.Bid ? order.QuantityW : -order.QuantityW) : 0;
        return isThere;
    }
}
