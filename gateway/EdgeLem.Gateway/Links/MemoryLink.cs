using System.Collections.Concurrent;
using EdgeLem.Gateway.Distributed;

namespace EdgeLem.Gateway.Links;

/// <summary>
/// The link without a network, for tests and for <c>--link memory</c>: the same authority rules and the same order as the broker,
/// with a direct call in place of the wire.
/// </summary>
/// <param name="access">Who may publish where.</param>
public sealed class MemoryLink(TopicAccess access) : IGatewayLink
{
    private readonly ConcurrentDictionary<string, Action<string, ReadOnlyMemory<byte>>> _nodes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _retained = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public Action<InboundMessage>? Received { get; set; }

    /// <summary>Connects a node: it gets the retained messages it may read at once, and from then on everything addressed to it.</summary>
    /// <param name="nodeId">Node id.</param>
    /// <param name="deliver">Called with topic and payload, on the gateway's thread.</param>
    public void Connect(string nodeId, Action<string, ReadOnlyMemory<byte>> deliver)
    {
        lock (_gate)
        {
            _nodes[nodeId] = deliver;
            foreach ((string topic, ReadOnlyMemory<byte> payload) in _retained.Where(message => IsFor(nodeId, message.Key)))
            {
                deliver(topic, payload);
            }
        }
    }

    /// <summary>A node's publish.</summary>
    /// <param name="sender">Node id of the publisher.</param>
    /// <param name="topic">Full topic name.</param>
    /// <param name="payload">Payload; copied.</param>
    public void PublishFrom(string sender, string topic, ReadOnlySpan<byte> payload)
    {
        bool isDenied = !access.MayPublish(sender, topic);
        // As over the broker, an allowed proposal is not for the intake.
        if (isDenied || !DistributedTopics.IsProposal(topic))
        {
            Received?.Invoke(new InboundMessage(sender, topic, payload.ToArray(), isDenied));
        }
    }

    /// <inheritdoc/>
    public void Publish(string topic, ReadOnlyMemory<byte> payload, bool retain)
    {
        lock (_gate)
        {
            if (retain)
            {
                _retained[topic] = payload;
            }

            foreach ((string nodeId, Action<string, ReadOnlyMemory<byte>> deliver) in _nodes)
            {
                if (IsFor(nodeId, topic))
                {
                    deliver(topic, payload);
                }
            }
        }
    }

    private bool IsFor(string nodeId, string topic) => access.IsAddressedTo(nodeId, topic);
}
