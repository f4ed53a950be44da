using System.Collections.Concurrent;
using System.Net;
using EdgeLem.Broker.Connections;
using EdgeLem.Broker.Routing;
using EdgeLem.Mqtt;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLem.Broker;

/// <summary>
/// MQTT 3.1.1 broker with QoS 0 and 1, to be embedded: sessions, subscriptions, retained messages, wills. It listens nowhere by itself;
/// <see cref="MqttConnectionHandler"/> feeds it from Kestrel, <see cref="BrokerHost"/> is a ready listener. Thread safe.
/// </summary>
public sealed class MqttBroker : IDisposable
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMilliseconds(500);
    private readonly IBrokerAccess _access;
    private readonly ConnectionGate _gate;
    private readonly ConcurrentDictionary<BrokerConnection, byte> _connections = new();
    private readonly ITimer _sweeper;
    private long _lastChosenId;
    private volatile bool _isStopping;

    /// <summary>Creates a broker without listeners.</summary>
    /// <param name="options">Limits.</param>
    /// <param name="access">Who may do what.</param>
    /// <param name="logger">Receives events 2000 to 2099; null = nobody.</param>
    /// <param name="timeProvider">Clock for time limits; null = the system's. Not a simulated one: clients' keep alives run in real time.</param>
    /// <exception cref="ArgumentException">Options are outside their ranges; the message has them all.</exception>
    public MqttBroker(BrokerOptions options, IBrokerAccess access, ILogger<MqttBroker>? logger = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(access);
        options.Validate();
        Options = options;
        _access = access;
        Logger = logger ?? NullLogger<MqttBroker>.Instance;
        Time = timeProvider ?? TimeProvider.System;
        _gate = new ConnectionGate(options);
        Router = new MessageRouter(options, access, Counters, Time);
        _sweeper = Time.CreateTimer(_ => Sweep(), null, SweepPeriod, SweepPeriod);
    }

    /// <summary>
    /// Called with each message of a client, or will, that the access policy refused, before its PUBACK: on the thread of the publisher's connection, so it must
    /// be quick and thread safe. The client sees no difference (MQTT 3.1.1 has no code for it), so answer it here by a message if it should know.
    /// </summary>
    public event Action<BrokerMessage>? PublishDenied;

    /// <summary>The limits that this broker runs with.</summary>
    public BrokerOptions Options { get; }

    /// <summary>Time that a closing connection has to take its last bytes.</summary>
    internal static TimeSpan CloseGrace { get; } = TimeSpan.FromSeconds(5);

    internal MessageRouter Router { get; }

    internal BrokerCounters Counters { get; } = new();

    internal ILogger Logger { get; }

    internal TimeProvider Time { get; }

    /// <summary>
    /// Publishes a message of the embedding process. When it returns, every subscriber's queue and every local subscription has it; calls of one thread keep
    /// their order. May be called from a local subscription.
    /// </summary>
    /// <param name="topic">Topic name; the process may also use <c>$</c>-topics.</param>
    /// <param name="payload">Body; copied.</param>
    /// <param name="qos">QoS 0 or 1.</param>
    /// <param name="retain">Whether to keep it for later subscribers; with an empty payload: forget what was kept.</param>
    /// <exception cref="ArgumentException">The topic is not a valid name, the QoS is 2, or the message is longer than <see cref="BrokerOptions.MaxPacketBytes"/>.</exception>
    public void Publish(string topic, ReadOnlyMemory<byte> payload, MqttQos qos, bool retain = false)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)qos, (int)MqttQos.AtLeastOnce, nameof(qos));
        if (!MqttTopic.IsValidName(topic))
        {
            throw new ArgumentException($"'{topic}' is not a topic name: it must not be empty, hold '+', '#' or U+0000, or exceed 65,535 bytes.", nameof(topic));
        }

        var packet = new PublishPacket(new PublishHeader(topic, qos, retain), payload);
        if (MqttEncoder.SizeOf(packet) > Options.MaxPacketBytes)
        {
            throw new ArgumentException($"Message to '{topic}': {payload.Length} bytes do not fit into a packet of {Options.MaxPacketBytes} bytes. Send less, or raise MaxPacketBytes here and in the clients.", nameof(payload));
        }

        Router.Distribute(new BrokerMessage(null, topic, payload.ToArray(), qos, retain));
    }

    /// <summary>
    /// Subscribes the embedding process. The handler is called while the publisher's packet is processed, before its PUBACK and before the next packet of that
    /// connection is read: so a PUBACK or PINGRESP means that the handler has the message. Retained messages under the filter are handed over before this
    /// returns, with <see cref="BrokerMessage.Retain"/> set; a newer message that is published in that very moment may overtake them, so subscribe before the
    /// listeners start. Different publishers call it at the same time: it must be thread safe and quick. If it throws, the
    /// publisher gets no PUBACK and its connection is closed.
    /// </summary>
    /// <param name="filter">Topic filter.</param>
    /// <param name="handler">Takes each message.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    /// <exception cref="ArgumentException">The filter is not valid.</exception>
    public IDisposable SubscribeLocal(string filter, Action<BrokerMessage> handler)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(handler);
        if (!MqttTopic.IsValidFilter(filter))
        {
            throw new ArgumentException($"'{filter}' is not a topic filter: '+' must fill a level, '#' the last level, and it must not be empty.", nameof(filter));
        }

        return Router.SubscribeLocal(filter, handler);
    }

    /// <summary>Whether a client is connected now.</summary>
    /// <param name="clientId">Its identifier.</param>
    public bool IsConnected(string clientId) => Router.ConnectionOf(clientId) is not null;

    /// <summary>Cuts a client's connection; its will is sent, its session stays if it is persistent.</summary>
    /// <param name="clientId">Its identifier.</param>
    /// <returns>Whether it was connected.</returns>
    public bool DisconnectClient(string clientId)
    {
        BrokerConnection? connection = Router.ConnectionOf(clientId);
        connection?.Close(CloseReason.ClosedByHost);
        return connection is not null;
    }

    /// <summary>Reads all counters.</summary>
    public BrokerStatistics ReadStatistics()
    {
        (int sessions, int retainedMessages, long retainedBytes) = Router.Counts;
        return new BrokerStatistics
        {
            Connections = _gate.Open,
            Sessions = sessions,
            RetainedMessages = retainedMessages,
            RetainedBytes = retainedBytes,
            ConnectsAccepted = Counters[BrokerCounter.ConnectsAccepted],
            ConnectsRefused = Counters[BrokerCounter.ConnectsRefused],
            ConnectionsOverLimit = Counters[BrokerCounter.ConnectionsOverLimit],
            TakeOvers = Counters[BrokerCounter.TakeOvers],
            MessagesIn = Counters[BrokerCounter.MessagesIn],
            MessagesOut = Counters[BrokerCounter.MessagesOut],
            MessagesLocal = Counters[BrokerCounter.MessagesLocal],
            PublishesDenied = Counters[BrokerCounter.PublishesDenied],
            SubscriptionsDenied = Counters[BrokerCounter.SubscriptionsDenied],
            DeliveriesDenied = Counters[BrokerCounter.DeliveriesDenied],
            MessagesDropped = Counters[BrokerCounter.MessagesDropped],
            SlowConsumers = Counters[BrokerCounter.SlowConsumers],
            SessionsExpired = Counters[BrokerCounter.SessionsExpired],
            RetainedRefused = Counters[BrokerCounter.RetainedRefused],
            Malformed = Counters[BrokerCounter.Malformed],
            ProtocolErrors = Counters[BrokerCounter.ProtocolErrors],
            TimeOuts = Counters[BrokerCounter.TimeOuts],
            WillsSent = Counters[BrokerCounter.WillsSent],
            HandlerFailures = Counters[BrokerCounter.HandlerFailures],
        };
    }

    /// <summary>Serves one connection of a Kestrel listener to its end.</summary>
    /// <param name="context">The connection.</param>
    public async Task ServeAsync(ConnectionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var connection = new BrokerConnection(this, context);
        IPAddress? address = connection.Address;
        if (_isStopping || !_gate.TryEnter(address))
        {
            Counters.Add(BrokerCounter.ConnectionsOverLimit);
            LogMessages.OverLimit(Logger, context.RemoteEndPoint);
            context.Abort(new ConnectionAbortedException("A connection limit of the MQTT broker is reached."));
            return;
        }

        _connections.TryAdd(connection, 0);
        CloseReason reason = await connection.RunAsync().ConfigureAwait(false);
        _gate.Leave(address, connection.IsIdentified);
        LogMessages.Closed(Logger, connection.ClientId, context.RemoteEndPoint, reason);
    }

    /// <summary>Cuts all connections and takes no new ones. Wills are not sent: their clients are not lost, the broker is.</summary>
    public void Dispose()
    {
        _isStopping = true;
        _sweeper.Dispose();
        foreach (BrokerConnection connection in _connections.Keys)
        {
            connection.Close(CloseReason.Stopping);
        }
    }

    /// <summary>Decides on a CONNECT (MQTT 3.1.1, section 3.1.4).</summary>
    internal (MqttConnectCode Code, string ClientId) Judge(ConnectPacket connect, EndPoint? peer)
    {
        string clientId = connect.ClientId;
        if (clientId.Length > Options.MaxClientIdLength || (clientId.Length == 0 && !connect.CleanSession))
        {
            return (MqttConnectCode.IdentifierRejected, clientId);
        }

        if (clientId.Length == 0)
        {
            clientId = ChooseClientId();
        }

        MqttConnectCode code = _access.MayConnect(clientId, connect.UserName, connect.Password, peer);
        bool isWillDenied = code == MqttConnectCode.Accepted && connect.Will is not null && !MayPublish(clientId, connect.Will.Topic);
        return (isWillDenied ? MqttConnectCode.NotAuthorized : code, clientId);
    }

    internal void Identified(BrokerConnection connection)
    {
        _gate.Identify(connection.Address);
        Counters.Add(BrokerCounter.ConnectsAccepted);
        LogMessages.Connected(Logger, connection.ClientId, connection.Peer);
    }

    internal void Receive(BrokerMessage message)
    {
        if (MayPublish(message.SenderClientId!, message.Topic))
        {
            Router.Distribute(message);
        }
        else
        {
            Deny(message);
        }
    }

    internal void SendWill(BrokerMessage will)
    {
        if (_isStopping)
        {
            return;
        }

        try
        {
            if (MayPublish(will.SenderClientId!, will.Topic))
            {
                Counters.Add(BrokerCounter.WillsSent);
                Router.Distribute(will);
            }
            else
            {
                Deny(will);
            }
        }
        catch (Exception fault)
        {
            // The client is gone; nobody can be told but the log.
            LogMessages.WillFailed(Logger, fault, will.SenderClientId, will.Topic);
        }
    }

    // Section 4.7.2: $-topics are the broker's own.
    private bool MayPublish(string clientId, string topic) => !MqttTopic.IsReserved(topic) && _access.MayPublish(clientId, topic);

    private void Deny(BrokerMessage message)
    {
        Counters.Add(BrokerCounter.PublishesDenied);
        LogMessages.PublishDenied(Logger, message.SenderClientId, message.Topic);
        PublishDenied?.Invoke(message);
    }

    // A client may have taken a name of this form for itself; it must not be thrown out by a nameless one.
    private string ChooseClientId()
    {
        string chosen;
        do
        {
            chosen = $"auto-{Interlocked.Increment(ref _lastChosenId)}";
        }
        while (Router.HasSession(chosen));
        return chosen;
    }

    private void Sweep()
    {
        foreach (BrokerConnection connection in _connections.Keys)
        {
            if (!connection.CheckTime())
            {
                _connections.TryRemove(connection, out _);
            }
        }

        Router.ExpireSessions();
    }
}
