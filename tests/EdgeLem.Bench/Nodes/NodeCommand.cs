using System.CommandLine;

namespace EdgeLem.Bench.Nodes;

/// <summary>The command <c>node</c>: how many register values the Linux node moves on one core, and what its parts cost.</summary>
internal static class NodeCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new BenchOptions(7).AddTo(new Command("node", "The Linux node: register values from virtual devices to MQTT on one core; a cycle and its parts."), (_, sampling) =>
        [
            Moving.Measure(sampling),
            CycleCost.Measure(sampling),
            PartCosts.Measure(sampling),
        ]);
}
