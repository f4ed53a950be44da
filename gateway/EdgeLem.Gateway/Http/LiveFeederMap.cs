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
    public static LiveFeeder Of(Feeder feeder, NetworkLimits limits, IEnumerable<RegisteredNode> nodes) => new()
    {
        Name = feeder.Name,
        NominalVoltageV = feeder.NominalVoltageV,
        LowVoltageLimitPu = limits.MinVoltagePu,
        HighVoltageLimitPu = limits.MaxVoltagePu,
        Buses = [.. Enumerable.Range(0, feeder.Buses.Count).Select(index => BusOf(feeder, index))],
        Connections = [.. nodes.Select(node => new LiveConnection
        {
            NodeId = node.NodeId,
            BusId = feeder.Buses[node.BusIndex].Id,
            Phases = string.Concat(node.Phases.Select(PhaseNames.Of)),
        })],
    };

    private static LiveBus BusOf(Feeder feeder, int index) => new()
    {
        BusId = feeder.Buses[index].Id,
        ParentBusId = feeder.ParentBus(index) is var parent && parent >= 0 ? feeder.Buses[parent].Id : null,
        DistanceM = feeder.DistanceM(index),
        X = feeder.Buses[index].Position?.X,
        Y = feeder.Buses[index].Position?.Y,
    };
}
