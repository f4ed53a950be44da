using System.Net;
using EdgeLem.Contracts;
using EdgeLem.Mqtt;
using EdgeLem.Node;

namespace EdgeLem.Sim.Nodes;

/// <summary>
/// A node's own MQTT connection to the gateway's broker. The barrier is MQTT's order: the broker answers a PINGREQ after it has handled every
/// publish before it, and a PINGRESP comes after every publish that the broker had queued to this client (docs/adr/0004).
/// Publishes with QoS 1 are kept until acknowledged and sent again over a new connection.
/// </summary>
internal sealed class MqttFleetLink : IFleetLink
{
    private const int MostAttempts = 10;

    private readonly MqttClient _client;
    private readonly MqttClientOptions _options;
    private readonly NodeIdentity _identity;
    private readonly List<Outgoing> _unacknowledged = [];
    private readonly List<Task> _sending = [];
    private Action<string, ReadOnlyMemory<byte>>? _receive;
    private Task _barrier = Task.CompletedTask;

    /// <summary>Creates the link; <see cref="Connect"/> opens it.</summary>
    /// <param name="identity">The node.</param>
    /// <param name="broker">Where the broker listens.</param>
    public MqttFleetLink(NodeIdentity identity, IPEndPoint broker)
    {
        _identity = identity;
        var will = new NodeWill(identity);

        // A session that outlives the connection: what the gateway sends while a node reconnects is delivered afterwards.
        _options = new MqttClientOptions
        {
            Host = broker.Address.ToString(),
            Port = broker.Port,
            ClientId = identity.NodeId,
            CleanSession = false,
            Will = new WillMessage(will.Topic, will.Payload, MqttQos.AtLeastOnce, Retain: true),
        };
        _client = new MqttClient(message => _receive?.Invoke(message.Topic, message.Payload.ToArray()));
    }

    /// <inheritdoc/>
    public bool WasInterrupted { get; set; }

    /// <inheritdoc/>
    public void Connect(Action<string, ReadOnlyMemory<byte>> receive)
    {
        _receive = receive;
        Wait(OpenAsync());
    }

    /// <inheritdoc/>
    public void Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        var message = new Outgoing(topic, payload.AsSpan(0, length).ToArray(), qos > 0 ? MqttQos.AtLeastOnce : MqttQos.AtMostOnce, retain);
        if (message.Qos != MqttQos.AtMostOnce)
        {
            _unacknowledged.Add(message);
        }

        Send(message);
    }

    /// <inheritdoc/>
    public void BeginSynchronise() => _barrier = Begin(() => _client.PingAsync());

    /// <inheritdoc/>
    public void Synchronise()
    {
        for (int attempt = 1; !TrySynchronise(); attempt++)
        {
            if (attempt == MostAttempts)
            {
                throw new MqttException($"Node '{_identity.NodeId}' lost its connection to the broker {MostAttempts} times in a row. Is another client using its id?");
            }

            WasInterrupted = true;
            Reopen();
            BeginSynchronise();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Wait(_client.DisconnectAsync());
        Wait(_client.DisposeAsync().AsTask());
    }

    private bool TrySynchronise()
    {
        try
        {
            Wait(Task.WhenAll(_sending));
            Wait(_barrier);
            _unacknowledged.Clear();
            return true;
        }
        catch (MqttException)
        {
            return false;
        }
        finally
        {
            _sending.Clear();
        }
    }

    private void Reopen()
    {
        try
        {
            Wait(OpenAsync());
            _unacknowledged.ForEach(Send);
        }
        catch (MqttException)
        {
            // The next attempt finds the connection closed and tries again.
        }
    }

    private async Task OpenAsync()
    {
        MqttConnectResult result = await _client.ConnectAsync(_options);
        if (!result.IsAccepted)
        {
            throw new MqttException($"The broker refused node '{_identity.NodeId}': {result.Code}. Is it registered at the gateway?");
        }

        string own = _identity.TopicOf("");
        await _client.SubscribeAsync(
        [
            new TopicSubscription(own + Topics.Reply, MqttQos.AtLeastOnce),
            new TopicSubscription(own + Topics.Dispatch, MqttQos.AtLeastOnce),
            new TopicSubscription(own + Topics.Config, MqttQos.AtLeastOnce),
            new TopicSubscription(_identity.MarketTopicOf("#"), MqttQos.AtLeastOnce),
        ]);
    }

    private void Send(Outgoing message) => _sending.Add(Begin(() => _client.PublishAsync(message.Topic, message.Payload, message.Qos, message.Retain)));

    /// <summary>A lost connection is found when the task is waited for, wherever it was noticed.</summary>
    private static Task Begin(Func<Task> operation)
    {
        try
        {
            return operation();
        }
        catch (MqttException lost)
        {
            return Task.FromException(lost);
        }
    }

    /// <summary>Node workers are threads of their own, so they may wait (see <see cref="Running.WorkerTeam"/>).</summary>
    private static void Wait(Task task) => task.GetAwaiter().GetResult();

    private sealed record Outgoing(string Topic, byte[] Payload, MqttQos Qos, bool Retain);
}
