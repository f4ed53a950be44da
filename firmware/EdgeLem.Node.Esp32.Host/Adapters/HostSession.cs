using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EdgeLem.Mqtt;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Host.Adapters;

/// <summary>
/// A broker connection over EdgeLem's client, in the manner of M2Mqtt: <see cref="Connect"/> waits, <see cref="Publish"/> does not, whatever happens is told on another thread, and a connection that was
/// closed is of no more use. Without TLS, which this client does not have.
/// </summary>
public sealed class HostSession : IBrokerSession, IDisposable
{
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(30);

    private readonly BrokerSettings _settings;
    private readonly IBrokerListener _listener;
    private readonly HostNetwork _network;
    private readonly MqttClient _client;
    private readonly Lock _gate = new();
    private int _lastId;
    private int _underWay;
    private bool _isUsed;
    private volatile bool _isClosed;

    /// <summary>Prepares a connection.</summary>
    /// <param name="settings">Where and as whom.</param>
    /// <param name="listener">Hears of it.</param>
    /// <param name="network">Without it nothing goes.</param>
    public HostSession(BrokerSettings settings, IBrokerListener listener, HostNetwork network)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentNullException.ThrowIfNull(network);
        _settings = settings;
        _listener = listener;
        _network = network;
        _client = new MqttClient(message => Tell(() => _listener.OnMessage(message.Topic, message.Payload.ToArray())));
        _client.ConnectionLost += _ => Tell(_listener.OnClosed);
    }

    /// <inheritdoc/>
    public bool IsConnected => !_isClosed && _client.IsConnected;

    /// <inheritdoc/>
    public string Problem { get; private set; } = "";

    /// <summary>Messages and subscriptions whose fate was not told yet.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It was used before.</exception>
    public bool Connect()
    {
        if (_isUsed)
        {
            throw new InvalidOperationException("A connection is used once. Make a new one.");
        }

        _isUsed = true;
        Problem = _settings.Tls ? "this host has no TLS; set gateway.tls to false" : !_network.HasAddress ? "there is no network" : "";
        if (Problem.Length > 0)
        {
            return false;
        }

        _network.Lost += Tear;
        try
        {
            MqttConnectResult result = _client.ConnectAsync(Options()).GetAwaiter().GetResult();
            Problem = result.IsAccepted ? "" : $"the broker refuses node '{_settings.ClientId}', code {(int)result.Code}; is it registered at the gateway?";
        }
        catch (Exception fault) when (fault is MqttException or ArgumentException)
        {
            Problem = $"broker {_settings.Host}:{_settings.Port} not reached: {fault.Message}";
        }

        return Problem.Length == 0;
    }

    /// <inheritdoc/>
    public bool Subscribe(string[] topics)
    {
        if (!IsConnected)
        {
            return false;
        }

        try
        {
            Task<IReadOnlyList<MqttSubscribeCode>> asking = _client.SubscribeAsync([.. topics.Select(topic => new TopicSubscription(topic, MqttQos.AtLeastOnce))]);
            Await(asking, () => _listener.OnSubscribed(Succeeded(asking) && !asking.Result.Contains(MqttSubscribeCode.Refused)));
            return true;
        }
        catch (Exception fault) when (fault is MqttException or ArgumentException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public int Publish(string topic, byte[] payload, int qos, bool retain)
    {
        try
        {
            Task sending = _client.PublishAsync(topic, payload, qos > 0 ? MqttQos.AtLeastOnce : MqttQos.AtMostOnce, retain);
            _lastId = (_lastId % ushort.MaxValue) + 1;
            int id = _lastId;
            Await(sending, () => _listener.OnPublished(id, Succeeded(sending)));
            return id;
        }
        catch (Exception fault) when (fault is MqttException or ArgumentException)
        {
            return -1;
        }
    }

    /// <summary>
    /// Waits until the broker has handled everything that was sent and this side everything that the broker had queued (docs/adr/0004): for hosts that run in virtual time. A device has no such call.
    /// </summary>
    /// <returns>False when the connection did not stand until the answer.</returns>
    public async Task<bool> SynchroniseAsync()
    {
        try
        {
            await _client.PingAsync().ConfigureAwait(false);
            return true;
        }
        catch (MqttException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        _network.Lost -= Tear;
        if (_network.HasAddress)
        {
            _client.DisconnectAsync().GetAwaiter().GetResult();
        }

        Tear();
    }

    /// <summary>Cuts the connection without a goodbye, as the loss of power or network does.</summary>
    public void Tear() => _client.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose() => Close();

    private static bool Succeeded(Task task)
    {
        _ = task.Exception;
        return task.IsCompletedSuccessfully;
    }

    private void Await(Task task, Action word)
    {
        Interlocked.Increment(ref _underWay);
        _ = task.ContinueWith(
            _ =>
            {
                Tell(word);
                Interlocked.Decrement(ref _underWay);
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    /// <summary>The listener only takes notes, so it may be told under the lock; what is told after <see cref="Close"/> would be taken for the next connection's.</summary>
    private void Tell(Action word)
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                word();
            }
        }
    }

    private MqttClientOptions Options() => new()
    {
        Host = _settings.Host,
        Port = _settings.Port,
        ClientId = _settings.ClientId,
        CleanSession = false,
        KeepAlive = TimeSpan.FromSeconds(_settings.KeepAliveS),
        ConnectTimeout = LongestConnect,
        UserName = _settings.User.Length == 0 ? null : _settings.User,
        Password = _settings.User.Length == 0 ? null : Encoding.UTF8.GetBytes(_settings.Password),
        Will = _settings.WillTopic.Length == 0 ? null : new WillMessage(_settings.WillTopic, Encoding.UTF8.GetBytes(_settings.Will), MqttQos.AtLeastOnce, Retain: true),
    };
}
