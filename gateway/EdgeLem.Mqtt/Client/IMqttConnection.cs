namespace EdgeLem.Mqtt;

/// <summary>
/// What a node needs of an MQTT client: connect with a will and a session, subscribe, publish, and be told of messages and of the loss of the connection. <see cref="MqttClient"/> is the default; another
/// library can stand in.
/// </summary>
/// <remarks>Connect, disconnect and dispose are called one after the other; publish from any thread. No implementation reconnects by itself.</remarks>
public interface IMqttConnection : IAsyncDisposable
{
    /// <summary>Raised once for each connection that ends without <see cref="DisconnectAsync"/> or disposal.</summary>
    public event Action<MqttConnectionLostException>? ConnectionLost;

    /// <summary>Whether the connection stands, as far as this side knows.</summary>
    public bool IsConnected { get; }

    /// <summary>Connects.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The broker's answer. A refusal is an answer, not an exception.</returns>
    /// <exception cref="MqttException">No broker there, or it closed without an answer; <see cref="MqttTimeoutException"/> when it took too long.</exception>
    public Task<MqttConnectResult> ConnectAsync(MqttClientOptions options, CancellationToken cancellationToken = default);

    /// <summary>Subscribes to several filters at once.</summary>
    /// <param name="subscriptions">At least one filter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The broker's answer to each, in the same order.</returns>
    /// <exception cref="MqttException">Not connected, or the connection ended before the answer.</exception>
    public Task<IReadOnlyList<MqttSubscribeCode>> SubscribeAsync(IReadOnlyList<TopicSubscription> subscriptions, CancellationToken cancellationToken = default);

    /// <summary>Publishes a message.</summary>
    /// <param name="topic">Topic name.</param>
    /// <param name="payload">Body; it must not change until the task has ended.</param>
    /// <param name="qos">QoS 0 or 1.</param>
    /// <param name="retain">Whether the broker keeps it for later subscribers.</param>
    /// <param name="cancellationToken">Ends the wait, not the transfer.</param>
    /// <returns>A task that ends at hand-over to the connection (QoS 0) or when the broker's PUBACK is here (QoS 1).</returns>
    /// <exception cref="MqttConnectionLostException">Not connected, or the connection ended before the PUBACK.</exception>
    public Task PublishAsync(string topic, ReadOnlyMemory<byte> payload, MqttQos qos, bool retain = false, CancellationToken cancellationToken = default);

    /// <summary>Leaves on purpose: the broker throws the will away. Disposal without it lets the broker send the will.</summary>
    public Task DisconnectAsync();
}
