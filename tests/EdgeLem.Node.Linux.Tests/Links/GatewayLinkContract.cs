using System.Collections.Concurrent;
using System.Net;
using EdgeLem.Broker;
using EdgeLem.Contracts;
using EdgeLem.Mqtt;
using EdgeLem.Node.Linux.Hosting;
using EdgeLem.Node.Metering;
using EdgeLem.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLem.Node.Linux.Tests.Links;

/// <summary>The node's way to the gateway with each MQTT library, against EdgeLem's broker on loopback. Pauses between attempts pass when the test says so.</summary>
public abstract class GatewayLinkContract : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly ConcurrentQueue<BrokerMessage> _atBroker = new();
    private readonly NodeIdentity _identity = new("f", "n1", new NodeBoot("b1", "0.1.0"), new ConnectionPoint(new PhaseMap([0]), 5000, 5000));
    private readonly CancellationTokenSource _stop = new();
    private BrokerHost _host = null!;
    private GatewayLink _link = null!;
    private Task _running = Task.CompletedTask;

    /// <summary>Makes the client under test.</summary>
    protected abstract IMqttConnection Create(Action<MqttMessage> onMessage);

    public async ValueTask InitializeAsync()
    {
        _host = await BrokerHost.StartAsync(new MqttBroker(new BrokerOptions(), new OpenAccess()), new IPEndPoint(IPAddress.Loopback, 0), TestContext.Current.CancellationToken);
        _host.Broker.SubscribeLocal("#", _atBroker.Enqueue);
        var parts = new GatewayLinkParts(NullLogger.Instance, _time, new Random(1), () => { }) { CreateClient = Create };
        _link = new GatewayLink(_identity, ("127.0.0.1", _host.EndPoint.Port), parts);
        _running = _link.RunAsync(_stop.Token);
        Assert.Equal(LinkEventKind.Connected, (await NextAsync()).Kind);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _stop.CancelAsync();
        await _running;
        await _link.DisposeAsync();
        await _host.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task What_the_gateway_says_reaches_the_node()
    {
        _host.Broker.Publish(_identity.TopicOf(Topics.Dispatch), "{}"u8.ToArray(), MqttQos.AtLeastOnce);

        LinkEvent told = await NextAsync();

        Assert.Equal((LinkEventKind.Message, _identity.TopicOf(Topics.Dispatch)), (told.Kind, told.Topic));
    }

    [Fact]
    public async Task A_loss_is_told_and_what_was_said_meanwhile_arrives_in_order_afterwards()
    {
        Assert.True(_host.Broker.DisconnectClient("n1"));
        Assert.Equal(LinkEventKind.Lost, (await NextAsync()).Kind);
        for (byte i = 0; i < 5; i++)
        {
            _link.Publish("edgelem/v1/f/n1/energy", [i], 1, 1, retain: false);
        }

        _host.Broker.Publish(_identity.TopicOf(Topics.Reply), "missed"u8.ToArray(), MqttQos.AtLeastOnce);

        List<LinkEvent> told = [await NextAsync(), await NextAsync()];
        Assert.Contains(told, one => one.Kind == LinkEventKind.Connected);
        Assert.Equal("missed"u8.ToArray(), told.Single(one => one.Kind == LinkEventKind.Message).Payload.ToArray());
        await UntilAsync(() => Energy().Length >= 5, "all counters are at the broker");
        Assert.Equal([0, 1, 2, 3, 4], Energy());
    }

    [Fact]
    public async Task A_node_that_is_cut_off_is_lost_for_the_gateway()
    {
        Assert.True(_host.Broker.DisconnectClient("n1"));

        await UntilAsync(() => _atBroker.Any(message => message.Topic == _identity.TopicOf(Topics.State)), "the will is at the broker");
        Assert.Contains("lost", System.Text.Encoding.UTF8.GetString(_atBroker.Single().Payload.Span), StringComparison.Ordinal);
    }

    private byte[] Energy() => [.. _atBroker.Where(message => message.Topic.EndsWith("/energy", StringComparison.Ordinal)).Select(message => message.Payload.Span[0])];

    private async Task<LinkEvent> NextAsync()
    {
        LinkEvent? told = null;
        await UntilAsync(() => _link.TryTake(out told), "the link tells something");
        return told!;
    }

    /// <summary>Waits for the other side of a socket while the link's pauses pass quickly; the limit only ends a test that hangs.</summary>
    private async Task UntilAsync(Func<bool> condition, string what)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(30), $"It did not happen within 30 s: {what}");
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
