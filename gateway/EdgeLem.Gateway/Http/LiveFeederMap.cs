using EdgeLem.Gateway.Http.Live;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Http;

/// <summary>The feeder's layout as the page draws it.</summary>
internal static class LiveFeederMap
{
    /// <summary>Maps a feeder and its nodes.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="limits">The limits to draw.</param>
    /// <param name="nodes">The registered nodes.</param>
    public static LiveFeeder Of(Feeder feeder, NetworkLimits limits, IEnumerable<RegisteredNode> nodes)
    {
        int[] parents = ParentsOf(feeder);
        return Of(feeder, limits, nodes, [.. Enumerable.Range(0, feeder.Buses.Count).Select(index => BusOf(feeder, index, parents[index]))]);
    }

    private static LiveFeeder Of(Feeder feeder, NetworkLimits limits, IEnumerable<RegisteredNode> nodes, LiveBus[] buses) => new()
    {
        Name = feeder.Name,
        NominalVoltageV = feeder.NominalVoltageV,
        LowVoltageLimitPu = limits.MinVoltagePu,
        HighVoltageLimitPu = limits.MaxVoltagePu,
        Buses = buses,
        Connections = [.. nodes.Select(node => new LiveConnection
        {
            NodeId = node.NodeId,
            BusId = feeder.Buses[node.BusIndex].Id,
            Phases = string.Concat(node.Phases.Select(PhaseNames.Of)),
        })],
    };

    /// <summary>The neighbour towards the transformer; -1 for the root. The feeder is radial, so each branch has one end that is further out.</summary>
    private static int[] ParentsOf(Feeder feeder)
    {
        int[] parents = [.. Enumerable.Repeat(-1, feeder.Buses.Count)];
        parents[feeder.LvBusIndex] = feeder.HvBusIndex;
        foreach (Line line in feeder.Lines)
        {
            int from = feeder.BusIndex(line.FromBus);
            int to = feeder.BusIndex(line.ToBus);
            bool isForward = feeder.DistanceM(from) <= feeder.DistanceM(to) && to != feeder.LvBusIndex;
            parents[isForward ? to : from] = isForward ? from : to;
        }

        return parents;
    }

    private static LiveBus BusOf(Feeder feeder, int index, int parent) => new()
    {
        BusId = feeder.Buses[index].Id,
        ParentBusId = parent < 0 ? null : feeder.Buses[parent].Id,
        DistanceM = feeder.DistanceM(index),
        X = feeder.Buses[index].Position?.X,
        Y = feeder.Buses[index].Position?.Y,
    };
}
