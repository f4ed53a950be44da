using EdgeLem.Broker;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Distributed;
using EdgeLem.Mqtt;

namespace EdgeLem.Gateway.Links;

/// <summary>
/// The link over the embedded broker. The broker hands a message over before it acknowledges it, so an acknowledged message is in the inbox.
/// </summary>
internal sealed class BrokerLink : IGatewayLink, IDisposable
{
    private readonly MqttBroker _broker;
    private readonly IDisposable _subscription;

    /// <summary>Subscribes to everything below the tree's prefix.</summary>
    /// <param name="broker">The broker.</param>
    public BrokerLink(MqttBroker broker)
    {
        _broker = broker;
        _broker.PublishDenied += OnDenied;
        _subscription = broker.SubscribeLocal(Topics.Prefix + "#", OnMessage);
    }

    /// <inheritdoc/>
    public Action<InboundMessage>? Received { get; set; }

    /// <inheritdoc/>
    public void Publish(string topic, ReadOnlyMemory<byte> payload, bool retain) => _broker.Publish(topic, payload, MqttQos.AtLeastOnce, retain);

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription.Dispose();
        _broker.PublishDenied -= OnDenied;
    }

    private void OnMessage(BrokerMessage message)
    {
        // The gateway's own publishes have no sender; proposals have their own listener (BrokerExchange), many a second and never retained.
        if (message.SenderClientId is { } sender && !DistributedTopics.IsProposal(message.Topic))
        {
            Received?.Invoke(new InboundMessage(sender, message.Topic, message.Payload, IsDenied: false));
        }
    }

    private void OnDenied(BrokerMessage message)
    {
        if (message.SenderClientId is { } sender)
        {
            Received?.Invoke(new InboundMessage(sender, message.Topic, message.Payload, IsDenied: true));
        }
    }
}
