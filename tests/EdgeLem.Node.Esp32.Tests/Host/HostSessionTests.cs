using System.Collections.Concurrent;
using System.Net;
using System.Text;
using EdgeLem.Broker;
using EdgeLem.Mqtt;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Host.Adapters;

namespace EdgeLem.Node.Esp32.Tests.Host;

/// <summary>A connection in the manner of M2Mqtt, against EdgeLem's broker on a socket.</summary>
public sealed class HostSessionTests : IAsyncLifetime
{
    private readonly HostNetwork _network = new();
    private readonly Notes _notes = new();
    private BrokerHost _broker = null!;

    public async ValueTask InitializeAsync()
    {
        _network.Connect(new NetworkSettings("village", ""), 1000);
        _broker = await BrokerHost.StartAsync(new MqttBroker(new BrokerOptions(), new OpenAccess()), new IPEndPoint(IPAddress.Loopback, 0), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _broker.DisposeAsync();

    [Fact]
    public void A_message_has_a_number_at_once_and_its_fate_is_told_by_another_thread()
    {
        HostSession session = Connected();

        int id = session.Publish("a", "b"u8.ToArray(), 1, false);

        Assert.True(id > 0);
        Until(() => _notes.Fates.Contains((id, true)));
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, _notes.Threads);
        Assert.Equal(0, session.UnderWay);
    }

    [Fact]
    public void A_subscription_is_answered_and_messages_come()
    {
        HostSession session = Connected();
        Assert.True(session.Subscribe(["a/#"]));
        Until(() => _notes.Granted == true);

        _broker.Broker.Publish("a/b", "c"u8.ToArray(), MqttQos.AtLeastOnce);

        Until(() => _notes.Messages.Contains(("a/b", "c")));
    }

    [Fact]
    public void A_broker_that_leaves_is_told()
    {
        HostSession session = Connected();

        Assert.True(_broker.Broker.DisconnectClient("n1"));

        Until(() => _notes.Closed == 1);
        Assert.False(session.IsConnected);
        Assert.Equal(-1, session.Publish("a", [], 1, false));
        Assert.False(session.Subscribe(["a"]));
    }

    [Fact]
    public void After_it_was_closed_nothing_is_told_and_it_is_of_no_more_use()
    {
        HostSession session = Connected();
        session.Close();
        session.Close();

        Assert.False(session.IsConnected);
        Assert.Equal(-1, session.Publish("a", [], 1, false));
        Assert.Equal(0, _notes.Closed);
        Assert.Throws<InvalidOperationException>(() => session.Connect());
    }

    [Fact]
    public void A_network_that_is_cut_tears_the_connection_so_that_the_broker_sends_the_will()
    {
        var wills = new ConcurrentQueue<BrokerMessage>();
        _broker.Broker.SubscribeLocal("will", wills.Enqueue);
        HostSession session = Connected();

        _network.Cut();

        Assert.False(session.IsConnected);
        Until(() => !wills.IsEmpty);
        Assert.False(new HostSession(Settings(), _notes, _network).Connect());
    }

    [Fact]
    public void An_orderly_end_leaves_no_will()
    {
        var wills = new ConcurrentQueue<BrokerMessage>();
        _broker.Broker.SubscribeLocal("will", wills.Enqueue);

        Connected().Close();

        Assert.Empty(wills);
    }

    [Fact]
    public void A_broker_that_is_not_there_is_a_problem_and_no_exception()
    {
        var session = new HostSession(new BrokerSettings { Host = "127.0.0.1", Port = 1, ClientId = "n1" }, _notes, _network);

        Assert.False(session.Connect());
        Assert.Contains("127.0.0.1:1", session.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Tls_is_refused_with_advice()
    {
        var session = new HostSession(new BrokerSettings { Host = "127.0.0.1", Tls = true, ClientId = "n1" }, _notes, _network);

        Assert.False(session.Connect());
        Assert.Contains("gateway.tls", session.Problem, StringComparison.Ordinal);
    }

    private static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(60)));

    private BrokerSettings Settings() => new() { Host = "127.0.0.1", Port = _broker.EndPoint.Port, ClientId = "n1", WillTopic = "will", Will = "lost" };

    private HostSession Connected()
    {
        var session = new HostSession(Settings(), _notes, _network);
        Assert.True(session.Connect(), session.Problem);
        Assert.True(session.IsConnected);
        return session;
    }

    private sealed class Notes : IBrokerListener
    {
        public ConcurrentQueue<(string Topic, string Payload)> Messages { get; } = new();

        public ConcurrentQueue<(int Id, bool IsPublished)> Fates { get; } = new();

        public ConcurrentQueue<int> Threads { get; } = new();

        public bool? Granted { get; private set; }

        public int Closed { get; private set; }

        public void OnMessage(string topic, byte[] payload) => Messages.Enqueue((topic, Encoding.UTF8.GetString(payload)));

        public void OnPublished(int id, bool isPublished)
        {
            Threads.Enqueue(Environment.CurrentManagedThreadId);
            Fates.Enqueue((id, isPublished));
        }

        public void OnSubscribed(bool isGranted) => Granted = isGranted;

        public void OnClosed() => Closed++;
    }
}
