using EdgeLem.Gateway;
using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Links;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Node;
using EdgeLem.Node.Metering;
using EdgeLem.Sim.Homes;
using EdgeLem.Sim.Nodes;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Scenarios;

namespace EdgeLem.Sim.Running;

/// <summary>Puts a run together: market parameters, registered nodes, plant, fleet, gateway.</summary>
internal sealed class SimulationBuilder
{
    /// <summary>Main fuses of a home: 3 x 35 A, or 1 x 80 A because some homes of the IEEE European feeder peak at 13 kW on one phase.</summary>
    private const double ThreePhaseFuseA = 35;
    private const double SinglePhaseFuseA = 80;
    private const int LowestLimitPriceShare = 350;
    private const int HighestLimitPriceShare = 950;
    private const int Workers = 4;
    private const string Firmware = "0.1.0";

    private readonly RunOptions _options;
    private readonly Scenario _scenario;

    /// <summary>Begins with the parameters.</summary>
    /// <param name="options">Checked options.</param>
    /// <param name="scenario">What is simulated.</param>
    public SimulationBuilder(RunOptions options, Scenario scenario)
    {
        _options = options;
        _scenario = scenario;
        var usual = new GatewayOptions
        {
            FeederId = scenario.Name, IntervalS = options.IntervalS, DroopNominalVoltageV = scenario.Feeder.NominalVoltageV,
            Mechanism = options.Mechanism, Policy = options.Policy, Fee = options.Fee, Losses = options.Losses,
        };
        Schedule = new RunSchedule(options, usual.WithDefaults().GateClosureLeadS);
        Market = usual.WithDefaults() with { MeasurementPeriodS = Schedule.StepS, ControlPeriodMs = Schedule.ControlPeriodMs };
        Nodes = [.. scenario.Homes.Select(Register)];
        Access = new TopicAccess(scenario.Name, Nodes.Select(node => node.NodeId));
        Clock = new VirtualClock(Schedule.StartS);
    }

    /// <summary>When what happens.</summary>
    public RunSchedule Schedule { get; }

    /// <summary>Market parameters with defaults filled in.</summary>
    public GatewayOptions Market { get; }

    /// <summary>The registered nodes, one per home.</summary>
    public IReadOnlyList<RegisteredNode> Nodes { get; }

    /// <summary>Who may publish and read what.</summary>
    public TopicAccess Access { get; }

    /// <summary>The clock of gateway and nodes.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The limits of the network.</summary>
    public NetworkLimits Limits { get; } = new();

    /// <summary>What makes a ledger this run's and no other's.</summary>
    public LedgerGenesis Genesis => new(_scenario.Name, new Dictionary<string, string>
    {
        ["interval-s"] = Invariant(Market.IntervalS),
        ["mechanism"] = Market.Mechanism,
        ["policy"] = Market.Policy,
        ["seed"] = Invariant(_options.Seed),
    });

    /// <summary>Builds everything that takes part.</summary>
    /// <param name="link">The gateway's link.</param>
    /// <param name="connect">Makes a node's side of the link.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="feed">The live page's feed.</param>
    public SimulationParts Build(IGatewayLink link, Func<NodeIdentity, IFleetLink> connect, SqliteLedger ledger, LiveFeed feed)
    {
        var plant = new FeederPlant(_scenario.Feeder, _scenario.Homes, _options.Seed);
        var record = new RunRecord();
        var gateway = new MarketGateway(Market, new GatewayEnvironment
        {
            Feeder = _scenario.Feeder,
            Limits = Limits,
            Nodes = Nodes,
            Link = link,
            Time = Clock,
            Ledger = ledger,
            Observer = new ObserverList(record, feed),
        });
        feed.Watch(gateway.Counters);
        SimulatedNode[] nodes = [.. plant.Homes.Select((home, index) => BuildNode(home, Nodes[index], connect))];
        return new SimulationParts
        {
            Schedule = Schedule,
            Clock = Clock,
            Plant = plant,
            Fleet = new Fleet(nodes, Workers),
            Gateway = gateway,
            Limits = Limits,
            Record = record,
            Faults = _options.Faults,
        };
    }

    private RegisteredNode Register(Home home)
    {
        double nominalV = _scenario.Feeder.NominalVoltageV;
        double fusesA = home.Phases.Count == 1 ? SinglePhaseFuseA : home.Phases.Count * ThreePhaseFuseA;
        double share = StableChance.For(_options.Seed, "limit-price/" + home.Id).Between(LowestLimitPriceShare, HighestLimitPriceShare);
        int bus = _scenario.Feeder.BusIndex(_scenario.Feeder.Connections[_scenario.Feeder.ConnectionIndex(home.Id)].Bus);
        return new RegisteredNode(home.Id, bus, home.Phases, (long)(fusesA * nominalV), (long)Math.Ceiling(home.InverterRatedVa), (long)share);
    }

    private SimulatedNode BuildNode(PlantHome home, RegisteredNode node, Func<NodeIdentity, IFleetLink> connect)
    {
        var identity = new NodeIdentity(
            Market.FeederId,
            node.NodeId,
            new NodeBoot("seed" + Invariant(_options.Seed), Firmware),
            new ConnectionPoint(new PhaseMap([.. node.Phases]), node.RatedImportW, node.RatedExportW));
        int lineMask = (1 << node.Phases.Count) - 1;
        var simulated = new SimulatedNode(identity, lineMask, (home.EndPoint, home.Inverter is not null), connect(identity));
        home.Server.RequestSwallowed = _ => simulated.Bus.NoteSwallowed();
        return simulated;
    }

    private static string Invariant(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
