using System.Collections.Concurrent;
using System.Net;
using EdgeLem.Broker;
using EdgeLem.Gateway.Distributed;
using EdgeLem.Gateway.Links;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Distributed;
using EdgeLem.Mqtt;

namespace EdgeLem.Gateway.Tests.Distributed;

/// <summary>A broker on the loopback with the gateway's access rules, one MQTT client per node that knows its own orders alone, and an onlooker that hears everything.</summary>
internal sealed class MqttNodes : IAsyncDisposable
{
    public const string FeederId = "f";
    public const long IntervalStartS = 1_782_000_000;

    private readonly BrokerHost _host;
    private readonly List<NodeConnection> _nodes = [];
    private readonly ConcurrentQueue<MqttMessage> _heard = new();
    private readonly MqttClient _onlooker;

    private MqttNodes(BrokerHost host)
    {
        _host = host;
        _onlooker = new MqttClient(_heard.Enqueue);
    }

    public MqttBroker Broker => _host.Broker;

    public int Port => _host.EndPoint.Port;

    /// <summary>Starts the broker and the nodes of a round.</summary>
    /// <param name="round">The round.</param>
    /// <param name="absent">Nodes that are registered and not there.</param>
    public static async Task<MqttNodes> StartAsync(GridRound round, params string[] absent)
    {
        var access = new BrokerAccess(new TopicAccess(FeederId, round.Network.Points.Select(point => point.NodeId)));
        // The onlooker hears each message once more, and 55 nodes may send 110 of them before it reads the first.
        var options = new BrokerOptions { MaxQueuedMessages = 1_000_000, MaxQueuedBytes = 256 * 1024 * 1024 };
        var nodes = new MqttNodes(await BrokerHost.StartAsync(new MqttBroker(options, access), new IPEndPoint(IPAddress.Loopback, 0), TestContext.Current.CancellationToken));
        await nodes._onlooker.ConnectAsync(new MqttClientOptions { Port = nodes.Port, ClientId = "onlooker" }, TestContext.Current.CancellationToken);
        await nodes._onlooker.SubscribeAsync("edgelem/v1/#", MqttQos.AtMostOnce, TestContext.Current.CancellationToken);
        foreach (Market.Network.NetworkPoint point in round.Network.Points.Where(point => !absent.Contains(point.NodeId)))
        {
            var agent = new PointAgent(round.Book.Bids.Concat(round.Book.Offers).Where(order => order.NodeId == point.NodeId), round.RefusalPriceMicroEurPerKwh);
            var node = new DistributedNode(FeederId, point.NodeId, IntervalStartS, new Dictionary<string, PointAgent> { [point.Phases] = agent });
            nodes._nodes.Add(await NodeConnection.OpenAsync(node, new MqttClientOptions { Port = nodes.Port, ClientId = point.NodeId }, TestContext.Current.CancellationToken));
        }

        return nodes;
    }

    /// <summary>Runs a round in which the policy talks to the nodes.</summary>
    public async Task<(GridOutcome Outcome, BrokerExchange Exchange)> RunAsync(GridRound round, TimeSpan replyTimeout)
    {
        BrokerExchange? exchange = null;
        var policy = new AdmmPolicy(open: request => exchange = new BrokerExchange(
            Broker, request.Points, new BrokerExchangeOptions { FeederId = FeederId, IntervalStartS = IntervalStartS, ReplyTimeout = replyTimeout }));
        GridOutcome outcome = await Task.Run(() => policy.Apply(round));
        exchange!.Dispose();
        return (outcome, exchange);
    }

    /// <summary>All messages that were on the wire so far.</summary>
    public async Task<MqttMessage[]> HeardAsync()
    {
        await _onlooker.PingAsync(TestContext.Current.CancellationToken);
        return [.. _heard];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (NodeConnection node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _onlooker.DisposeAsync();
        await _host.DisposeAsync();
    }
}
