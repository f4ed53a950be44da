namespace EdgeLem.Gateway.Links;

/// <summary>
/// What the gateway needs of a message transport. Delivery to one node keeps the order of the <see cref="Publish"/> calls.
/// </summary>
public interface IGatewayLink
{
    /// <summary>Called once for every message of a node, on the transport's thread, before the transport acknowledges it.</summary>
    public Action<InboundMessage>? Received { get; set; }

    /// <summary>Publishes with QoS 1.</summary>
    /// <param name="topic">Full topic name.</param>
    /// <param name="payload">Payload; the link may keep the reference.</param>
    /// <param name="retain">Whether the broker keeps it for later subscribers.</param>
    public void Publish(string topic, ReadOnlyMemory<byte> payload, bool retain);
}
