using System.Net;
using EdgeLem.Gateway;
using EdgeLem.Gateway.Hosting;
using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Links;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>One life of the real gateway with its embedded broker on a TCP port and its ledger in a file.</summary>
internal sealed class DayGateway : IDisposable
{
    public const string FeederId = "village";
    public const string NodeId = "home-01";
    public const int IntervalS = 900;
    public const int ControlPeriodMs = 10_000;

    /// <summary>Less than the node's own rating, so that it shows whose limit is obeyed.</summary>
    public const long ExportLimitW = 2500;

    private static readonly Scenario Village = ScenarioLoading.Load(new RunOptions { Scenario = "village", OutputFolder = "" }).Scenario!;

    private readonly GatewayServer _server;
    private readonly SqliteLedger _ledger;

    /// <summary>Starts it.</summary>
    /// <param name="time">The market's time.</param>
    /// <param name="ledgerPath">The ledger's file.</param>
    /// <param name="port">Where the broker listens; 0 for any free port.</param>
    /// <param name="lastIntervalS">Start of the last interval that is traded; null for no end.</param>
    /// <param name="intervalS">Length of an interval, s.</param>
    public DayGateway(TimeProvider time, string ledgerPath, int port, long? lastIntervalS, int intervalS = IntervalS)
    {
        Feeder feeder = Village.Feeder;
        var limits = new NetworkLimits();
        RegisteredNode[] nodes = [new RegisteredNode(NodeId, feeder.BusIndex("h01"), [0, 1, 2], 24_150, ExportLimitW, 500)];
        var feed = new LiveFeed(feeder, limits, nodes);
        _ledger = SqliteLedger.Open(ledgerPath, Genesis);
        _server = GatewayServer.StartAsync(new GatewayServerOptions
        {
            Mqtt = new ListenEndpoint(new IPEndPoint(IPAddress.Loopback, port), IsRequired: port != 0),
            Access = new TopicAccess(FeederId, nodes.Select(node => node.NodeId)),
            Page = feed.State,
        }).GetAwaiter().GetResult();
        GatewayOptions options = new GatewayOptions { FeederId = FeederId, IntervalS = intervalS, ConfigVersion = 7 }.WithDefaults();
        Market = new MarketGateway(
            options with { MeasurementPeriodS = intervalS / 3, ControlPeriodMs = Math.Min(ControlPeriodMs, intervalS * 200) },
            new GatewayEnvironment { Feeder = feeder, Limits = limits, Nodes = nodes, Link = _server.Link!, Time = time, Ledger = _ledger, Observer = new ObserverList(Observer) })
        { LastIntervalStartS = lastIntervalS };
        Market.Start(time.GetUtcNow().ToUnixTimeSeconds());
    }

    /// <summary>What makes the ledger this day's.</summary>
    public static LedgerGenesis Genesis { get; } = new(FeederId, new Dictionary<string, string> { ["test"] = "the device's program on a computer" });

    public MarketGateway Market { get; }

    public DayObserver Observer { get; } = new();

    public int Port => _server.MqttEndPoint!.Port;

    public void Dispose()
    {
        _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _ledger.Dispose();
    }
}
