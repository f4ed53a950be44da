using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Links;

namespace EdgeLem.Gateway.Tests;

/// <summary>A whole gateway on a memory link with a clock that the test moves.</summary>
internal sealed class TestMarket : IDisposable
{
    private readonly Dictionary<string, TestNode> _nodes = new(StringComparer.Ordinal);

    public TestMarket(MarketSetup? setup = null)
    {
        Setup = setup ?? new MarketSetup();
        IReadOnlyList<RegisteredNode> nodes = Setup.Nodes ?? Lane.Nodes(Setup.Feeder);
        Link = new MemoryLink(new TopicAccess(Lane.FeederId, nodes.Select(node => node.NodeId)));
        Clock.NowS = Setup.StartS;
        Ledger = SqliteLedger.Open(Setup.LedgerPath, new LedgerGenesis(Lane.FeederId, new Dictionary<string, string>()));
        Gateway = new MarketGateway(Setup.Options, new GatewayEnvironment
        {
            Feeder = Setup.Feeder, Limits = Setup.Limits, Nodes = nodes, Link = Link, Time = Clock, Ledger = Ledger, Observer = Recorder, Terms = Setup.Terms,
        });
        foreach (RegisteredNode node in nodes)
        {
            Connect(node.NodeId);
        }

        Gateway.Start(Setup.StartS);
    }

    public MarketSetup Setup { get; }

    public MarketClock Clock { get; } = new();

    public MemoryLink Link { get; }

    public SqliteLedger Ledger { get; }

    public MarketGateway Gateway { get; }

    public RoundRecorder Recorder { get; } = new();

    public TestNode A => Node(Lane.A);

    public TestNode B => Node(Lane.B);

    public TestNode C => Node(Lane.C);

    public TestNode Node(string nodeId) => _nodes[nodeId];

    public TestNode Connect(string nodeId)
    {
        var node = new TestNode(Link, nodeId);
        _nodes[nodeId] = node;
        Link.Connect(nodeId, node.Deliver);
        return node;
    }

    /// <summary>Moves the clock and lets the gateway do what is due.</summary>
    public void AdvanceTo(long nowS)
    {
        Clock.NowS = nowS;
        Gateway.Advance(nowS);
    }

    /// <summary>Calls the gateway every second, as the service does.</summary>
    public void RunTo(long nowS)
    {
        while (Clock.NowS < nowS)
        {
            AdvanceTo(Clock.NowS + 1);
        }
    }

    public void Dispose() => Ledger.Dispose();
}
