using System.Collections.Concurrent;
using EdgeLem.Contracts;
using EdgeLem.Mqtt;
using EdgeLem.Node.Hosting;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>
/// The way to the gateway: keeps an MQTT connection with a session that outlives it, sends in order, and hands what arrives to the node's thread. It connects again and again, with the pauses of
/// <see cref="ReconnectBackoff"/> and chance in them.
/// </summary>
internal sealed class GatewayLink : INodeLink, IAsyncDisposable
{
    private readonly NodeIdentity _identity;
    private readonly MqttClientOptions _options;
    private readonly GatewayLinkParts _parts;
    private readonly IMqttConnection _client;
    private readonly ReconnectBackoff _backoff;
    private readonly OutgoingQueue _queue = new();
    private readonly ConcurrentQueue<LinkEvent> _events = new();
    private CancellationTokenSource? _connection;

    /// <summary>Creates a link that is not connected.</summary>
    /// <param name="identity">The node; its id is the client id.</param>
    /// <param name="broker">Where the gateway's broker listens.</param>
    /// <param name="parts">What it works with.</param>
    public GatewayLink(NodeIdentity identity, (string Host, int Port) broker, GatewayLinkParts parts)
    {
        _identity = identity;
        _parts = parts;
        _backoff = new ReconnectBackoff(parts.Chance);
        var will = new NodeWill(identity);
        _options = new MqttClientOptions
        {
            Host = broker.Host,
            Port = broker.Port,
            ClientId = identity.NodeId,
            CleanSession = false,
            Will = new WillMessage(will.Topic, will.Payload, MqttQos.AtLeastOnce, Retain: true),
        };
        _client = parts.CreateClient(message => Tell(new LinkEvent(LinkEventKind.Message, message.Topic, message.Payload.ToArray())));
        _client.ConnectionLost += _ => _connection?.Cancel();
    }

    /// <summary>Messages that were given up for newer ones.</summary>
    public long Dropped => _queue.Dropped;

    /// <summary>Messages handed to the broker.</summary>
    public long Sent { get; private set; }

    /// <summary>Takes the next thing that the link has to tell.</summary>
    /// <param name="told">It.</param>
    public bool TryTake(out LinkEvent told) => _events.TryDequeue(out told!);

    /// <inheritdoc/>
    public void Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (qos > 0 || _client.IsConnected)
        {
            _queue.Add(new OutgoingMessage(topic, payload.AsSpan(0, length).ToArray(), qos > 0 ? MqttQos.AtLeastOnce : MqttQos.AtMostOnce, retain));
        }
    }

    /// <summary>Connects and sends until it is cancelled; then leaves in order.</summary>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                bool wasConnected = await TryConnectAsync(stop).ConfigureAwait(false);
                if (wasConnected)
                {
                    await SendUntilLostAsync(stop).ConfigureAwait(false);
                    _backoff.Reset();
                }

                await PauseAsync(stop).ConfigureAwait(false);
                if (wasConnected)
                {
                    // A connection that was lost is no failed attempt: the first of those has the first pause too.
                    _backoff.Reset();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _client.DisconnectAsync().ConfigureAwait(false);
        await _client.DisposeAsync().ConfigureAwait(false);
        _connection?.Dispose();
        _queue.Dispose();
    }

    private async Task<bool> TryConnectAsync(CancellationToken stop)
    {
        try
        {
            _connection?.Dispose();
            _connection = CancellationTokenSource.CreateLinkedTokenSource(stop);
            MqttConnectResult result = await _client.ConnectAsync(_options, stop).ConfigureAwait(false);
            if (!result.IsAccepted)
            {
                LogMessages.GatewayRefused(_parts.Logger, _options.Host, _options.Port, _identity.NodeId, result.Code);
                return false;
            }

            await SubscribeAsync(stop).ConfigureAwait(false);
            LogMessages.GatewayConnected(_parts.Logger, _options.Host, _options.Port);
            Tell(LinkEvent.Connected);
            return true;
        }
        catch (MqttException failure)
        {
            LogMessages.GatewayNotReached(_parts.Logger, failure.Message);
            await _client.DisconnectAsync().ConfigureAwait(false);
            return false;
        }
    }

    private async Task SubscribeAsync(CancellationToken stop)
    {
        TopicSubscription[] wanted =
        [
            new(_identity.TopicOf(Topics.Reply), MqttQos.AtLeastOnce),
            new(_identity.TopicOf(Topics.Dispatch), MqttQos.AtLeastOnce),
            new(_identity.TopicOf(Topics.Config), MqttQos.AtLeastOnce),
            new(_identity.MarketTopicOf("#"), MqttQos.AtLeastOnce),
        ];
        IReadOnlyList<MqttSubscribeCode> codes = await _client.SubscribeAsync(wanted, stop).ConfigureAwait(false);
        if (codes.Contains(MqttSubscribeCode.Refused))
        {
            throw new MqttException($"Broker {_options.Host}:{_options.Port} refuses node '{_identity.NodeId}' a subscription. Is the node registered at the gateway?");
        }
    }

    private async Task SendUntilLostAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                OutgoingMessage message = await _queue.TakeAsync(_connection!.Token).ConfigureAwait(false);
                await SendAsync(message).ConfigureAwait(false);
            }
        }
        catch (Exception lost) when (lost is MqttException || (lost is OperationCanceledException && !stop.IsCancellationRequested))
        {
            LogMessages.GatewayLost(_parts.Logger, _options.Host, _options.Port);
            _queue.DropMeasurements();
            Tell(LinkEvent.Lost);
            await _client.DisconnectAsync().ConfigureAwait(false);
        }
    }

    /// <summary>One message at a time: what was not acknowledged is sent again first, so the order holds over any number of connections.</summary>
    private async Task SendAsync(OutgoingMessage message)
    {
        try
        {
            await _client.PublishAsync(message.Topic, message.Payload, message.Qos, message.Retain).ConfigureAwait(false);
            Sent++;
        }
        catch (MqttException) when (message.Qos != MqttQos.AtMostOnce)
        {
            _queue.PutBack(message);
            throw;
        }
    }

    private Task PauseAsync(CancellationToken stop) => Task.Delay(TimeSpan.FromMilliseconds(_backoff.Next()), _parts.Time, stop);

    private void Tell(LinkEvent told)
    {
        _events.Enqueue(told);
        _parts.Wake();
    }
}
