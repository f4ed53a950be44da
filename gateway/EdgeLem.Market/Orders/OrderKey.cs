namespace EdgeLem.Market.Orders;

/// <summary>Identity of an order within one interval.</summary>
public readonly record struct OrderKey
{
    /// <summary>Creates a key.</summary>
    /// <param name="nodeId">Node id as <see cref="Accounts.IsNodeId"/> allows it.</param>
    /// <param name="orderId">Number of the order within its node and interval, at least 0.</param>
    /// <exception cref="ArgumentException">The node id is not allowed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The order id is negative.</exception>
    public OrderKey(string nodeId, int orderId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orderId);
        NodeId = Accounts.RefuseUnlessNodeId(nodeId);
        OrderId = orderId;
    }

    private OrderKey(int orderId, string nodeId)
    {
        OrderId = orderId;
        NodeId = nodeId;
    }

    /// <summary>The node that sent the order.</summary>
    public string NodeId { get; }

    /// <summary>Number of the order within its node and interval.</summary>
    public int OrderId { get; }

    /// <summary>A key whose parts were checked before.</summary>
    internal static OrderKey OfKnown(string nodeId, int orderId) => new(orderId, nodeId);

    /// <inheritdoc/>
    public override string ToString() => $"{NodeId}/{OrderId}";
}
