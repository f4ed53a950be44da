using System.Net;
using EdgeLem.Gateway;
using EdgeLem.Gateway.Hosting;
using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Links;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Node;
using EdgeLem.Sim.Nodes;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;

namespace EdgeLem.Sim.Endurance;

/// <summary>One life of the gateway: from its start on the ledger's file to its end, with its broker or the link of calls.</summary>
internal sealed class EnduranceGateway : IDisposable
{
    private readonly GatewayServer? _server;
    private readonly MemoryLink? _memory;
    private readonly SqliteLedger _ledger;

    /// <summary>Starts it.</summary>
    /// <param name="options">Ledger and way of the messages.</param>
    /// <param name="builder">Market, nodes and clock.</param>
    /// <param name="scenario">The feeder.</param>
    /// <param name="lastIntervalS">Start of the last interval that is traded.</param>
    public EnduranceGateway(EnduranceOptions options, SimulationBuilder builder, Scenario scenario, long lastIntervalS)
    {
        RegisteredNode[] nodes = [.. builder.Nodes.Take(options.Homes)];
        _ledger = SqliteLedger.Open(options.LedgerPath, builder.Genesis);
        var access = new TopicAccess(scenario.Name, nodes.Select(node => node.NodeId));
        if (options.OverMqtt)
        {
            _server = Serve(access, new LiveFeed(scenario.Feeder, builder.Limits, nodes));
        }
        else
        {
            _memory = new MemoryLink(access);
        }

        Market = new MarketGateway(builder.Market with { MeasurementPeriodS = 900 }, new GatewayEnvironment
        {
            Feeder = scenario.Feeder,
            Limits = builder.Limits,
            Nodes = nodes,
            Link = _server?.Link ?? _memory!,
            Time = builder.Clock,
            Ledger = _ledger,
            Observer = new ObserverList(),
        })
        { LastIntervalStartS = lastIntervalS };
        Market.Start(builder.Clock.NowS);
    }

    /// <summary>The market.</summary>
    public MarketGateway Market { get; }

    /// <summary>A node's side of the link, not connected yet.</summary>
    /// <param name="identity">The node.</param>
    public IFleetLink LinkFor(NodeIdentity identity) => _memory is { } memory ? new MemoryFleetLink(identity.NodeId, memory) : new MqttFleetLink(identity, _server!.MqttEndPoint!);

    /// <inheritdoc/>
    public void Dispose()
    {
        _server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _ledger.Dispose();
    }

    private static GatewayServer Serve(TopicAccess access, LiveFeed feed) => GatewayServer.StartAsync(new GatewayServerOptions
    {
        Mqtt = new ListenEndpoint(new IPEndPoint(IPAddress.Loopback, 0), IsRequired: true),
        Access = access,
        Page = feed.State,
    }).GetAwaiter().GetResult();
}
