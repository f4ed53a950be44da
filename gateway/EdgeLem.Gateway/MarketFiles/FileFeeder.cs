using System.Collections.Immutable;
using EdgeLem.Gateway.Feeders.Reading;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>A feeder with the points of an order file and with power that flows without being traded.</summary>
/// <param name="feeder">The feeder.</param>
/// <param name="baseLoad">Power that is not traded.</param>
internal sealed class FileFeeder(Feeder feeder, IReadOnlyList<Injection> baseLoad)
{
    private readonly PowerFlowSolver _solver = new(feeder);
    private readonly OrderPlaces _places = new(feeder);

    /// <summary>The feeder.</summary>
    public Feeder Feeder => feeder;

    /// <summary>The tree of branches; without any where the feeder has loops, so that there is no one way between two points.</summary>
    /// <param name="network">The market's network on this feeder.</param>
    public NetworkTopology TopologyOf(INetworkModel network) =>
        feeder.IsRadial ? network.Topology : new NetworkTopology([], [.. Enumerable.Repeat(-1, network.Points.Length)]);

    /// <summary>Power that is not traded.</summary>
    public IReadOnlyList<Injection> BaseLoad => baseLoad;

    /// <summary>A place for the one point without power that a network without orders needs to be judged at all.</summary>
    public (string NodeId, string Phases) AnyPlace
    {
        get
        {
            string nodeId = feeder.Connections.Count > 0 ? feeder.Connections[0].Id : feeder.Sources[0].Bus;
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
        var powers = new BusPowers(feeder);
        foreach (Injection injection in baseLoad)
        {
            powers.Add(injection.Bus, injection.Phase, injection.PowerW, injection.ReactivePowerVar);
        }

        for (int point = 0; point < points.Length; point++)
        {
            _places.TryFind(points[point].NodeId, out (int Bus, Phases Phases) place);
            foreach (char letter in points[point].Phases)
            {
                powers.Add(place.Bus, letter - 'A', powerW[point] / points[point].Phases.Length, 0);
            }
        }

        return _solver.Solve(powers);
    }
}
