using System.Collections.Immutable;
using EdgeLem.Gateway.Feeders.Reading;
using EdgeLem.Gateway.MarketFiles.Reading;
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

    /// <summary>Power that is not traded.</summary>
    public IReadOnlyList<Injection> BaseLoad => baseLoad;

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
