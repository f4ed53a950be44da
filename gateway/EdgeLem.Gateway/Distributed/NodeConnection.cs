using EdgeLem.Mqtt;

namespace EdgeLem.Gateway.Distributed;

/// <summary>Carries a <see cref="DistributedNode"/> over its own MQTT connection: for labs and tests in which nodes without a meter take part.</summary>
public sealed class NodeConnection : IAsyncDisposable
{
    private readonly DistributedNode _node;
    private readonly MqttClient _client;

    private NodeConnection(DistributedNode node)
    {
        _node = node;
        _client = new MqttClient(Answer);
    }

    /// <summary>Connects, and listens for targets.</summary>
    /// <param name="node">The node.</param>
    /// <param name="options">Broker and client id, which must be the node's id.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="MqttException">There is no broker, or it refused the connection or the subscription.</exception>
    public static async Task<NodeConnection> OpenAsync(DistributedNode node, MqttClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(options);
        var connection = new NodeConnection(node);
        MqttConnectResult result = await connection._client.ConnectAsync(options, cancellationToken).ConfigureAwait(false);
        if (result.Code != MqttConnectCode.Accepted)
        {
            throw new MqttException($"Broker {options.Host}:{options.Port} refused client '{options.ClientId}': {result.Code}. Register the node at the gateway.");
        }

        await connection._client.SubscribeAsync(node.TargetTopic, MqttQos.AtMostOnce, cancellationToken).ConfigureAwait(false);
        return connection;
    }

    /// <summary>Leaves in order.</summary>
    public async ValueTask DisposeAsync()
    {
        await _client.DisconnectAsync().ConfigureAwait(false);
        await _client.DisposeAsync().ConfigureAwait(false);
    }

    private void Answer(MqttMessage message)
    {
        if (_node.Answer(message.Topic, message.Payload) is { } payload)
        {
            // QoS 0: the task ends when the message is handed over. An iteration that loses a proposal goes on with the last one.
            _ = _client.PublishAsync(_node.ProposalTopic, payload, MqttQos.AtMostOnce);
        }
    }
}
