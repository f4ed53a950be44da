using System.Collections.Concurrent;
using System.Net;
using EdgeLem.Broker;
using EdgeLem.Mqtt;

namespace EdgeLem.Node.Linux.Tests.Links;

/// <summary>What every MQTT library must do that carries a node's messages, against EdgeLem's broker on loopback.</summary>
public abstract class MqttConnectionContract : IAsyncLifetime
{
    private const string Node = "n1";
    private static readonly WillMessage Will = new("f/n1/state", "lost"u8.ToArray(), MqttQos.AtLeastOnce, Retain: true);

    private readonly ConcurrentQueue<MqttMessage> _received = new();
    private readonly ConcurrentQueue<BrokerMessage> _atBroker = new();
    private BrokerHost _host = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Makes the client under test.</summary>
    protected abstract IMqttConnection Create(Action<MqttMessage> onMessage);

    public async ValueTask InitializeAsync()
    {
        _host = await BrokerHost.StartAsync(new MqttBroker(new BrokerOptions(), new Access()), new IPEndPoint(IPAddress.Loopback, 0), Ct);
        _host.Broker.SubscribeLocal("f/#", _atBroker.Enqueue);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData(MqttQos.AtMostOnce)]
    [InlineData(MqttQos.AtLeastOnce)]
    public async Task A_message_goes_out_with_its_quality_and_its_retain_flag(MqttQos qos)
    {
        await using IMqttConnection client = await ConnectAsync();

        await client.PublishAsync("f/n1/orders", "{}"u8.ToArray(), qos, retain: true, Ct);

        await UntilAsync(() => !_atBroker.IsEmpty, "the message is at the broker");
        BrokerMessage message = Assert.Single(_atBroker);
        Assert.Equal((Node, "f/n1/orders", qos, true), (message.SenderClientId, message.Topic, message.Qos, message.Retain));
        Assert.Equal("{}"u8.ToArray(), message.Payload.ToArray());
    }

    [Fact]
    public async Task Messages_come_in_in_order_with_what_was_retained_marked()
    {
        _host.Broker.Publish("f/market/gate", "kept"u8.ToArray(), MqttQos.AtLeastOnce, retain: true);
        await using IMqttConnection client = await ConnectAsync();
        await client.SubscribeAsync([new("f/market/#", MqttQos.AtLeastOnce)], Ct);
        await UntilAsync(() => _received.Count == 1, "the retained message came");

        for (byte i = 0; i < 50; i++)
        {
            _host.Broker.Publish("f/market/price", new[] { i }, MqttQos.AtLeastOnce);
        }

        await UntilAsync(() => _received.Count == 51, "all messages came");
        Assert.Equal(("f/market/gate", true), (_received.First().Topic, _received.First().Retain));
        Assert.Equal(Enumerable.Range(0, 50), _received.Skip(1).Select(message => (int)message.Payload.Span[0]));
        Assert.All(_received.Skip(1), message => Assert.False(message.Retain));
    }

    [Fact]
    public async Task A_session_outlives_its_connection_with_subscriptions_and_messages()
    {
        IMqttConnection first = await ConnectAsync();
        await first.SubscribeAsync([new("f/n1/dispatch", MqttQos.AtLeastOnce)], Ct);
        await first.DisconnectAsync();
        await first.DisposeAsync();
        await UntilAsync(() => !_host.Broker.IsConnected(Node), "the node is gone");
        _host.Broker.Publish("f/n1/dispatch", "missed"u8.ToArray(), MqttQos.AtLeastOnce);

        await using IMqttConnection second = Create(_received.Enqueue);
        MqttConnectResult answer = await second.ConnectAsync(Options(), Ct);

        Assert.True(answer.SessionPresent);
        await UntilAsync(() => !_received.IsEmpty, "the missed message came");
        Assert.Equal("missed"u8.ToArray(), Assert.Single(_received).Payload.ToArray());
    }

    [Fact]
    public async Task Who_leaves_in_order_takes_the_will_along()
    {
        IMqttConnection client = await ConnectAsync(Options() with { Will = Will });

        await client.DisconnectAsync();
        await client.DisposeAsync();

        await UntilAsync(() => !_host.Broker.IsConnected(Node), "the node is gone");
        await using IMqttConnection witness = await ConnectAsync();
        await witness.PublishAsync("f/n1/orders", "after"u8.ToArray(), MqttQos.AtLeastOnce, cancellationToken: Ct);
        await UntilAsync(() => !_atBroker.IsEmpty, "the later message is at the broker");
        Assert.Equal("f/n1/orders", Assert.Single(_atBroker).Topic);
    }

    [Fact]
    public async Task Who_is_disposed_without_leaving_lets_the_broker_send_the_will()
    {
        IMqttConnection client = await ConnectAsync(Options() with { Will = Will });

        await client.DisposeAsync();

        await UntilAsync(() => !_atBroker.IsEmpty, "the will is sent");
        BrokerMessage will = Assert.Single(_atBroker);
        Assert.Equal(("f/n1/state", MqttQos.AtLeastOnce, true), (will.Topic, will.Qos, will.Retain));
        Assert.Equal("lost"u8.ToArray(), will.Payload.ToArray());
    }

    [Fact]
    public async Task A_connection_that_the_broker_cuts_is_told_once_and_can_be_made_again()
    {
        int lost = 0;
        await using IMqttConnection client = await ConnectAsync();
        client.ConnectionLost += _ => Interlocked.Increment(ref lost);

        _host.Broker.DisconnectClient(Node);

        await UntilAsync(() => Volatile.Read(ref lost) > 0 && !client.IsConnected, "the loss is told");
        await Assert.ThrowsAsync<MqttConnectionLostException>(() => client.PublishAsync("f/n1/orders", "{}"u8.ToArray(), MqttQos.AtLeastOnce, cancellationToken: Ct));
        Assert.True((await client.ConnectAsync(Options(), Ct)).IsAccepted);
        await client.PublishAsync("f/n1/orders", "{}"u8.ToArray(), MqttQos.AtLeastOnce, cancellationToken: Ct);
        Assert.Equal(1, lost);
    }

    [Fact]
    public async Task Leaving_is_no_loss()
    {
        int lost = 0;
        IMqttConnection client = await ConnectAsync();
        client.ConnectionLost += _ => Interlocked.Increment(ref lost);

        await client.DisconnectAsync();
        await client.DisposeAsync();

        await UntilAsync(() => !_host.Broker.IsConnected(Node), "the node is gone");
        Assert.Equal(0, lost);
    }

    [Fact]
    public async Task A_message_whose_handler_failed_comes_again_in_the_next_connection()
    {
        bool isFailing = true;
        await using IMqttConnection client = Create(message =>
        {
            _received.Enqueue(message);
            if (isFailing)
            {
                throw new InvalidOperationException("on purpose");
            }
        });
        Assert.True((await client.ConnectAsync(Options(), Ct)).IsAccepted);
        await client.SubscribeAsync([new("f/n1/dispatch", MqttQos.AtLeastOnce)], Ct);
        _host.Broker.Publish("f/n1/dispatch", "once"u8.ToArray(), MqttQos.AtLeastOnce);
        await UntilAsync(() => !_received.IsEmpty && !_host.Broker.IsConnected(Node) && !client.IsConnected, "the connection is given up");

        isFailing = false;
        Assert.True((await client.ConnectAsync(Options(), Ct)).IsAccepted);

        await UntilAsync(() => _received.Count == 2, "the message comes again");
        Assert.True(_received.Last().Duplicate);
    }

    [Fact]
    public async Task A_refused_subscription_is_an_answer()
    {
        await using IMqttConnection client = await ConnectAsync();

        Assert.Equal(
            [MqttSubscribeCode.GrantedAtLeastOnce, MqttSubscribeCode.Refused, MqttSubscribeCode.GrantedAtMostOnce],
            await client.SubscribeAsync([new("f/a", MqttQos.AtLeastOnce), new("secret/b", MqttQos.AtLeastOnce), new("f/c", MqttQos.AtMostOnce)], Ct));
    }

    [Theory]
    [InlineData("unknown", MqttConnectCode.NotAuthorized)]
    [InlineData("full", MqttConnectCode.ServerUnavailable)]
    [InlineData("odd", MqttConnectCode.IdentifierRejected)]
    public async Task A_refused_connection_is_an_answer(string clientId, MqttConnectCode code)
    {
        await using IMqttConnection client = Create(_received.Enqueue);

        Assert.Equal(code, (await client.ConnectAsync(Options() with { ClientId = clientId }, Ct)).Code);
        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task Where_nobody_listens_the_attempt_fails_with_the_address()
    {
        await using IMqttConnection client = Create(_received.Enqueue);
        MqttClientOptions options = Options();
        await _host.DisposeAsync();

        MqttException failure = await Assert.ThrowsAsync<MqttException>(() => client.ConnectAsync(options, Ct));

        Assert.Contains($"127.0.0.1:{options.Port}", failure.Message, StringComparison.Ordinal);
    }

    private MqttClientOptions Options() => new() { ClientId = Node, Port = _host.EndPoint.Port, CleanSession = false };

    private async Task<IMqttConnection> ConnectAsync(MqttClientOptions? options = null)
    {
        IMqttConnection client = Create(_received.Enqueue);
        Assert.True((await client.ConnectAsync(options ?? Options(), Ct)).IsAccepted);
        Assert.True(client.IsConnected);
        return client;
    }

    /// <summary>Waits for the other side of a socket; the limit only ends a test that hangs.</summary>
    private static async Task UntilAsync(Func<bool> condition, string what)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(30), $"It did not happen within 30 s: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Ct);
        }
    }

    private sealed class Access : IBrokerAccess
    {
        public MqttConnectCode MayConnect(string clientId, string? userName, byte[]? password, EndPoint? endpoint) => clientId switch
        {
            "unknown" => MqttConnectCode.NotAuthorized,
            "full" => MqttConnectCode.ServerUnavailable,
            "odd" => MqttConnectCode.IdentifierRejected,
            _ => MqttConnectCode.Accepted,
        };

        public bool MayPublish(string clientId, string topic) => true;

        public bool MaySubscribe(string clientId, string filter) => !filter.StartsWith("secret", StringComparison.Ordinal);

        public bool MayReceive(string clientId, string topic) => true;
    }
}
