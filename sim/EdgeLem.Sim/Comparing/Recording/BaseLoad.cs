using System.Collections.Immutable;
using EdgeLem.Contracts;
using EdgeLem.Gateway;
using EdgeLem.Gateway.Network;
using EdgeLem.Gateway.Rounds;

namespace EdgeLem.Sim.Comparing.Recording;

/// <summary>
/// Power that flows in an interval without being ordered, by the rule of the gateway's own check (docs/gateway.md): reactive power as last measured; of a node without orders its last
/// measurement; of the others how their last measurement deviates, phase by phase, from an even split, since what they order is split evenly.
/// </summary>
internal static class BaseLoad
{
    /// <summary>The base load of one interval.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="orders">What they ordered.</param>
    /// <param name="measured">What they had measured last.</param>
    public static ImmutableArray<BasePower> Of(IEnumerable<RegisteredNode> nodes, SubmittedOrders orders, IReadOnlyDictionary<string, MeasurementMessage> measured) =>
        [.. nodes.SelectMany(node => OfNode(node, orders, measured.GetValueOrDefault(node.NodeId)))];

    private static IEnumerable<BasePower> OfNode(RegisteredNode node, SubmittedOrders orders, MeasurementMessage? measured)
    {
        double orderedW = orders.TryNetPowerW(node.NodeId, out _) ? node.Phases.Sum(phase => At(measured?.PowerW, phase)) / node.Phases.Count : 0;
        return node.Phases.Select(phase => new BasePower(node.BusIndex, phase, At(measured?.PowerW, phase) - orderedW, At(measured?.ReactivePowerVar, phase)));
    }

    private static double At(double[]? values, int phase) => values is null || double.IsNaN(values[phase]) ? 0 : values[phase];
}
