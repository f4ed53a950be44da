using System.Buffers;
using EdgeLem.Mqtt;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using NetOptions = MQTTnet.MqttClientOptions;

namespace EdgeLem.Node.Linux.DevicePackages;

/// <summary>
/// An MQTT 3.1.1 connection by the package MQTTnet, in the place of <see cref="EdgeLem.Mqtt.MqttClient"/>. It has the same promises but one: messages of QoS 1 that wait for their PUBACK are not bounded by
/// <see cref="EdgeLem.Mqtt.MqttClientOptions.MaxInFlight"/>, as MQTTnet does not bound them with MQTT 3.1.1; the node's link sends one at a time.
/// </summary>
public sealed class MqttNetConnection : IMqttConnection
{
    private static readonly MqttClientFactory Factory = new();

    private readonly Action<MqttMessage> _onMessage;
    private IMqttClient? _client;
    private string _name = "MQTT client that never connected";
    private int _isWanted;

    /// <summary>Creates a connection that does not stand yet.</summary>
    /// <param name="onMessage">Handles each message, in order and synchronously. If it throws, the message is not acknowledged and the connection is cut.</param>
    public MqttNetConnection(Action<MqttMessage> onMessage)
    {
        ArgumentNullException.ThrowIfNull(onMessage);
        _onMessage = onMessage;
    }

    /// <inheritdoc/>
    public event Action<MqttConnectionLostException>? ConnectionLost;

    /// <inheritdoc/>
    public bool IsConnected => _client is { IsConnected: true } && Volatile.Read(ref _isWanted) == 1;

    /// <inheritdoc/>
    public async Task<MqttConnectResult> ConnectAsync(EdgeLem.Mqtt.MqttClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        _name = $"MQTT client '{options.ClientId}' to {options.Host}:{options.Port}";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.ConnectTimeout);
        IMqttClient client = Renew();
        try
        {
            // Before the answer: a message may come with it.
            _isWanted = 1;
            MqttClientConnectResult answer = await client.ConnectAsync(Translate(options), limit.Token).ConfigureAwait(false);
            _isWanted = answer.ResultCode == MqttClientConnectResultCode.Success ? 1 : 0;
            return new MqttConnectResult(CodeOf(answer.ResultCode), answer.IsSessionPresent);
        }
        catch (Exception late) when (late is OperationCanceledException or MqttCommunicationTimedOutException && !cancellationToken.IsCancellationRequested)
        {
            _isWanted = 0;
            throw new MqttTimeoutException($"{_name}: not accepted within {options.ConnectTimeout.TotalSeconds} s. Check address, port and load.", late);
        }
        catch (Exception failure) when (failure is MqttCommunicationException or InvalidOperationException or ObjectDisposedException)
        {
            _isWanted = 0;
            throw new MqttException($"{_name}: no connection: {failure.GetBaseException().Message}. Check that the broker runs and listens there.", failure);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MqttSubscribeCode>> SubscribeAsync(IReadOnlyList<TopicSubscription> subscriptions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        MqttClientSubscribeOptionsBuilder wanted = Factory.CreateSubscribeOptionsBuilder();
        foreach (TopicSubscription subscription in subscriptions)
        {
            wanted.WithTopicFilter(subscription.Filter, LevelOf(subscription.Qos));
        }

        MqttClientSubscribeResult answer = await SaveAsync(() => Current().SubscribeAsync(wanted.Build(), cancellationToken), cancellationToken).ConfigureAwait(false);
        return [.. answer.Items.Select(item => item.ResultCode <= MqttClientSubscribeResultCode.GrantedQoS2 ? (MqttSubscribeCode)item.ResultCode : MqttSubscribeCode.Refused)];
    }

    /// <inheritdoc/>
    public Task PublishAsync(string topic, ReadOnlyMemory<byte> payload, MqttQos qos, bool retain = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var message = new MqttApplicationMessage
        {
            Topic = topic,
            Payload = new ReadOnlySequence<byte>(payload),
            QualityOfServiceLevel = LevelOf(qos),
            Retain = retain,
        };
        return SaveAsync(() => Current().PublishAsync(message, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DisconnectAsync()
    {
        _isWanted = 0;
        if (Interlocked.Exchange(ref _client, null) is not { } client)
        {
            return;
        }

        try
        {
            await client.DisconnectAsync(new MqttClientDisconnectOptions()).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is MqttCommunicationException or InvalidOperationException)
        {
            // Nothing was there to leave.
        }

        client.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _isWanted = 0;
        Interlocked.Exchange(ref _client, null)?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A client for each connection: MQTTnet's can be cut, without a DISCONNECT, only by disposing it.</summary>
    private IMqttClient Renew()
    {
        IMqttClient client = Factory.CreateMqttClient();
        client.ApplicationMessageReceivedAsync += received => HandAsync(client, received);
        client.DisconnectedAsync += ended =>
        {
            Lose(client, ended.Exception);
            return Task.CompletedTask;
        };
        Interlocked.Exchange(ref _client, client)?.Dispose();
        return client;
    }

    private static NetOptions Translate(EdgeLem.Mqtt.MqttClientOptions options)
    {
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithTcpServer(options.Host, options.Port)
            .WithClientId(options.ClientId)
            .WithCleanSession(options.CleanSession)
            .WithKeepAlivePeriod(options.KeepAlive)
            .WithTimeout(options.ReplyTimeout)
            .WithoutPacketFragmentation();
        if (options.UserName is not null)
        {
            builder.WithCredentials(options.UserName, options.Password ?? []);
        }

        if (options.Will is { } will)
        {
            builder.WithWillTopic(will.Topic).WithWillPayload(will.Payload.ToArray()).WithWillQualityOfServiceLevel(LevelOf(will.Qos)).WithWillRetain(will.Retain);
        }

        return builder.Build();
    }

    private static MqttQualityOfServiceLevel LevelOf(MqttQos qos) => (MqttQualityOfServiceLevel)qos;

    /// <summary>MQTTnet names the codes of MQTT 3.1.1 (table 3.1) by the reasons of MQTT 5.</summary>
    private static MqttConnectCode CodeOf(MqttClientConnectResultCode code) => code switch
    {
        MqttClientConnectResultCode.Success => MqttConnectCode.Accepted,
        MqttClientConnectResultCode.UnsupportedProtocolVersion => MqttConnectCode.UnacceptableProtocolVersion,
        MqttClientConnectResultCode.ClientIdentifierNotValid => MqttConnectCode.IdentifierRejected,
        MqttClientConnectResultCode.BadUserNameOrPassword => MqttConnectCode.BadUserNameOrPassword,
        MqttClientConnectResultCode.NotAuthorized => MqttConnectCode.NotAuthorized,
        _ => MqttConnectCode.ServerUnavailable,
    };

    private Task HandAsync(IMqttClient client, MqttApplicationMessageReceivedEventArgs received)
    {
        MqttApplicationMessage message = received.ApplicationMessage;
        try
        {
            _onMessage(new MqttMessage(message.Topic, message.Payload.ToArray(), (MqttQos)message.QualityOfServiceLevel, message.Retain, message.Dup));
        }
        catch (Exception failure)
        {
            // Not acknowledged, and cut: a broker with a session sends it again.
            received.AutoAcknowledge = false;
            client.Dispose();
            Lose(client, failure);
        }

        return Task.CompletedTask;
    }

    private void Lose(IMqttClient client, Exception? cause)
    {
        if (client == _client && Interlocked.Exchange(ref _isWanted, 0) == 1)
        {
            ConnectionLost?.Invoke(Lost(cause));
        }
    }

    private IMqttClient Current() => _client ?? throw Lost(null);

    private async Task<T> SaveAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (MqttCommunicationTimedOutException late)
        {
            throw new MqttTimeoutException($"{_name}: the broker did not answer in time.", late);
        }
        catch (Exception failure) when (IsLoss(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw Lost(failure);
        }
    }

    private static bool IsLoss(Exception failure) => failure is MqttCommunicationException or InvalidOperationException or OperationCanceledException or ObjectDisposedException;

    private MqttConnectionLostException Lost(Exception? cause) => new($"{_name} ended: {cause?.Message ?? "the broker closed it"}.", cause);
}
