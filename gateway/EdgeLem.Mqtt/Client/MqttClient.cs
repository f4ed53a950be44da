using System.Net.Sockets;
using EdgeLem.Mqtt.Client;

namespace EdgeLem.Mqtt;

/// <summary>
/// MQTT 3.1.1 client with QoS 0 and 1 over TCP. Publish, subscribe and ping may be called from any thread at once; connect and disconnect one after
/// the other. Messages are handed over in order, on the receive loop: the next one, and every acknowledgement, waits until the handler returns.
/// It does not reconnect by itself: <see cref="ConnectionLost"/> tells, and <see cref="ConnectAsync"/> may be called again.
/// </summary>
public sealed class MqttClient : IMqttConnection
{
    private readonly Action<MqttMessage> _onMessage;
    private readonly TimeProvider _time;
    private ClientLink? _link;
    private MqttClientOptions? _options;

    /// <summary>Creates a client that is not connected.</summary>
    /// <param name="onMessage">Handles each message, in order and synchronously. If it throws, the connection is given up without acknowledging the message.</param>
    /// <param name="timeProvider">Clock for time limits and keep alive; null = the system's. Not a simulated one: the network does not run faster with it.</param>
    public MqttClient(Action<MqttMessage> onMessage, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(onMessage);
        _onMessage = onMessage;
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Raised once for each connection that ends without <see cref="DisconnectAsync"/> or <see cref="DisposeAsync"/>, after all waiting calls have failed.</summary>
    public event Action<MqttConnectionLostException>? ConnectionLost;

    /// <summary>Whether the connection stands, as far as this side knows.</summary>
    public bool IsConnected => _link is { IsOpen: true };

    /// <summary>Connects.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The broker's answer. A refusal is an answer, not an exception.</returns>
    /// <exception cref="ArgumentException">The options are wrong; the message has all faults.</exception>
    /// <exception cref="MqttException">No broker there, or it closed without an answer; <see cref="MqttTimeoutException"/> when it took too long.</exception>
    public async Task<MqttConnectResult> ConnectAsync(MqttClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (IsConnected)
        {
            throw new InvalidOperationException($"MQTT client '{options.ClientId}' is connected already. Disconnect it first.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using ITimer timer = _time.CreateTimer(_ => CancelQuietly(limit), null, options.ConnectTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            return await ConnectCoreAsync(options, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MqttTimeoutException($"Broker {options.Host}:{options.Port} did not accept client '{options.ClientId}' within {options.ConnectTimeout.TotalSeconds} s. Check address, port and load.", fault);
        }
    }

    /// <summary>Publishes a message.</summary>
    /// <param name="topic">Topic name.</param>
    /// <param name="payload">Body. With QoS 1 it must not change until the task has ended.</param>
    /// <param name="qos">QoS 0 or 1.</param>
    /// <param name="retain">Whether the broker keeps it for later subscribers.</param>
    /// <param name="cancellationToken">Ends the wait, not the transfer.</param>
    /// <returns>A task that ends at hand-over to the connection (QoS 0) or when the broker's PUBACK is here (QoS 1).</returns>
    /// <exception cref="ArgumentException">The topic is not a valid name or the QoS is 2.</exception>
    /// <exception cref="MqttConnectionLostException">Not connected, or the connection ended before the PUBACK.</exception>
    public Task PublishAsync(string topic, ReadOnlyMemory<byte> payload, MqttQos qos, bool retain = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topic);
        CheckQos(qos);
        if (!MqttTopic.IsValidName(topic))
        {
            throw new ArgumentException($"'{topic}' is not a topic name: it must not be empty, hold '+', '#' or U+0000, or exceed 65,535 bytes.", nameof(topic));
        }

        Task sent = CurrentLink().Outbox.Publish(new PublishHeader(topic, qos, retain), payload);
        return cancellationToken.CanBeCanceled ? sent.WaitAsync(cancellationToken) : sent;
    }

    /// <summary>Subscribes to one filter.</summary>
    /// <param name="filter">Topic filter.</param>
    /// <param name="qos">Highest QoS wanted, 0 or 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="MqttSubscriptionRefusedException">The broker refused it.</exception>
    public async Task SubscribeAsync(string filter, MqttQos qos, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<MqttSubscribeCode> codes = await SubscribeAsync([new TopicSubscription(filter, qos)], cancellationToken).ConfigureAwait(false);
        if (codes[0] == MqttSubscribeCode.Refused)
        {
            throw new MqttSubscriptionRefusedException(filter);
        }
    }

    /// <summary>Subscribes to several filters at once.</summary>
    /// <param name="subscriptions">At least one filter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The broker's answer to each, in the same order; look for <see cref="MqttSubscribeCode.Refused"/>.</returns>
    public async Task<IReadOnlyList<MqttSubscribeCode>> SubscribeAsync(IReadOnlyList<TopicSubscription> subscriptions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        ArgumentOutOfRangeException.ThrowIfZero(subscriptions.Count);
        foreach (TopicSubscription subscription in subscriptions)
        {
            CheckFilter(subscription.Filter);
            CheckQos(subscription.Qos);
        }

        Task<MqttPacket> reply = CurrentLink().Outbox.Request(MqttPacketType.SubAck, id => new SubscribePacket(id, subscriptions));
        var subAck = (SubAckPacket)await LimitAsync(reply, "SUBACK", cancellationToken).ConfigureAwait(false);
        return subAck.Codes.Count == subscriptions.Count
            ? subAck.Codes
            : throw new MqttException($"The broker answered {subscriptions.Count} filters with {subAck.Codes.Count} codes.");
    }

    /// <summary>Ends subscriptions.</summary>
    /// <param name="filters">The filters, letter by letter as they were subscribed; at least one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task UnsubscribeAsync(IReadOnlyList<string> filters, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filters);
        ArgumentOutOfRangeException.ThrowIfZero(filters.Count);
        foreach (string filter in filters)
        {
            CheckFilter(filter);
        }

        Task<MqttPacket> reply = CurrentLink().Outbox.Request(MqttPacketType.UnsubAck, id => new UnsubscribePacket(id, filters));
        return LimitAsync(reply, "UNSUBACK", cancellationToken);
    }

    /// <summary>
    /// Asks the broker for a sign of life. As MQTT keeps the order of a connection this is also a barrier: when it ends, the broker has processed every
    /// publish called before it, and the handler has handled every message that EdgeLem's broker had queued for this client when it read the ping.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task PingAsync(CancellationToken cancellationToken = default) => LimitAsync(CurrentLink().Outbox.Ping(), "PINGRESP", cancellationToken);

    /// <summary>Leaves on purpose: the broker throws the will away. Calls that still wait fail with <see cref="MqttConnectionLostException"/>.</summary>
    public async Task DisconnectAsync()
    {
        if (Interlocked.Exchange(ref _link, null) is ClientLink link)
        {
            await link.DisconnectAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Cuts the connection without a DISCONNECT: the broker sends the will. Call <see cref="DisconnectAsync"/> first to leave in order.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _link, null) is ClientLink link)
        {
            await link.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<MqttConnectResult> ConnectCoreAsync(MqttClientOptions options, CancellationToken cancellationToken)
    {
        Socket socket = await OpenSocketAsync(options, cancellationToken).ConfigureAwait(false);
        var link = new ClientLink(socket, options, _time, _onMessage) { Lost = reason => ConnectionLost?.Invoke(reason) };
        ConnAckPacket answer;
        try
        {
            answer = await link.ConnectAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await link.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        if (answer.Code == MqttConnectCode.Accepted)
        {
            _options = options;
            _link = link;
            link.StartWatchdog();
        }
        else
        {
            await link.DisposeAsync().ConfigureAwait(false);
        }

        return new MqttConnectResult(answer.Code, answer.SessionPresent);
    }

    private static async Task<Socket> OpenSocketAsync(MqttClientOptions options, CancellationToken cancellationToken)
    {
        // NoDelay: with Nagle's algorithm a burst costs 40 ms (fact sheet, row 32).
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            throw new MqttException($"No connection to broker {options.Host}:{options.Port}: {fault.Message}. Check that it runs and listens there.", fault);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private ClientLink CurrentLink() =>
        _link ?? throw new MqttConnectionLostException("The MQTT client is not connected. Call ConnectAsync first.");

    private async Task<MqttPacket> LimitAsync(Task<MqttPacket> reply, string awaited, CancellationToken cancellationToken)
    {
        TimeSpan limit = _options!.ReplyTimeout;
        try
        {
            return await reply.WaitAsync(limit, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException fault)
        {
            throw new MqttTimeoutException($"MQTT client '{_options.ClientId}' got no {awaited} within {limit.TotalSeconds} s. The broker is overloaded or gone.", fault);
        }
    }

    private static void CancelQuietly(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended in the same instant.
        }
    }

    private static void CheckFilter(string filter)
    {
        if (!MqttTopic.IsValidFilter(filter))
        {
            throw new ArgumentException($"'{filter}' is not a topic filter: '+' must fill a level, '#' the last level, and it must not be empty.", nameof(filter));
        }
    }

    private static void CheckQos(MqttQos qos)
    {
        if (qos is not (MqttQos.AtMostOnce or MqttQos.AtLeastOnce))
        {
            throw new ArgumentOutOfRangeException(nameof(qos), qos, "This client speaks QoS 0 and 1.");
        }
    }
}
