using System.Collections.Immutable;
using EdgeLem.Gateway.Feeders.Reading;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>A feeder with the points of an order file and with power that flows without being traded.</summary>
internal sealed class FileFeeder
{
    private readonly PowerFlowSolver _solver;
    private readonly OrderPlaces _places;

    /// <summary>A feeder with power that is not traded.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="baseLoad">Power that is not traded.</param>
    public FileFeeder(Feeder feeder, IReadOnlyList<Injection> baseLoad)
        : this(new PowerFlowSolver(feeder), new OrderPlaces(feeder), feeder, baseLoad)
    {
    }

    private FileFeeder(PowerFlowSolver solver, OrderPlaces places, Feeder feeder, IReadOnlyList<Injection> baseLoad)
    {
        _solver = solver;
        _places = places;
        Feeder = feeder;
        BaseLoad = baseLoad;
    }

    /// <summary>The feeder.</summary>
    public Feeder Feeder { get; }

    /// <summary>The tree of branches; without any where the feeder has loops, so that there is no one way between two points.</summary>
    /// <param name="network">The market's network on this feeder.</param>
    public NetworkTopology TopologyOf(INetworkModel network) =>
        Feeder.IsRadial ? network.Topology : new NetworkTopology([], [.. Enumerable.Repeat(-1, network.Points.Length)]);

    /// <summary>Power that is not traded.</summary>
    public IReadOnlyList<Injection> BaseLoad { get; }

    /// <summary>The same feeder with more power that is not traded.</summary>
    /// <param name="more">What flows besides the base load.</param>
    public FileFeeder With(IEnumerable<Injection> more) => new(_solver, _places, Feeder, [.. BaseLoad, .. more]);

    /// <summary>Power of a node, in equal parts on its phases.</summary>
    /// <param name="nodeId">A node of the feeder.</param>
    /// <param name="phases">Phases that it has, as letters.</param>
    /// <param name="powerW">Power, W, import positive.</param>
    public IEnumerable<Injection> InjectionsOf(string nodeId, string phases, double powerW)
    {
        _places.TryFind(nodeId, out (int Bus, Phases Phases) place);
        return phases.Select(letter => new Injection(place.Bus, letter - 'A', powerW / phases.Length, 0));
    }

    /// <summary>A place for the one point without power that a network without orders needs to be judged at all.</summary>
    public (string NodeId, string Phases) AnyPlace
    {
        get
        {
            string nodeId = Feeder.Connections.Count > 0 ? Feeder.Connections[0].Id : Feeder.Sources[0].Bus;
            _places.TryFind(nodeId, out (int Bus, Phases Phases) place);
            return (nodeId, place.Phases.Letters());
        }
    }

    /// <summary>The point of a node's orders.</summary>
    /// <param name="nodeId">A node of the feeder.</param>
    /// <param name="phases">Phases that it has.</param>
    public FeederPoint PointOf(string nodeId, string phases)
    {
        _places.TryFind(nodeId, out (int Bus, Phases Phases) place);
        Phases used = Enumerable.Range(0, PhaseNames.Count).Where(phase => phases.Contains(PhaseNames.Of(phase), StringComparison.Ordinal))
            .Aggregate(Phases.None, (sum, phase) => sum | (Phases)(1 << phase));
        return new FeederPoint(nodeId, place.Bus, used);
    }

    /// <summary>Solves the power flow of a state.</summary>
    /// <param name="points">The points.</param>
    /// <param name="powerW">Power per point, W, import positive.</param>
    public PowerFlowResult Solve(ImmutableArray<NetworkPoint> points, ImmutableArray<double> powerW)
    {
        var powers = new BusPowers(Feeder);
        foreach (Injection injection in BaseLoad)
        {
            powers.Add(injection.Bus, injection.Phase, injection.PowerW, injection.ReactivePowerVar);
        }

        for (int point = 0; point < points.Length; point++)
        {
            foreach (Injection part in InjectionsOf(points[point].NodeId, points[point].Phases, powerW[point]))
            {
                powers.Add(part.Bus, part.Phase, part.PowerW, part.ReactivePowerVar);
            }
        }

        return _solver.Solve(powers);
    }
}
