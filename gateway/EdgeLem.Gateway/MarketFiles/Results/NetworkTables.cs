using EdgeLem.Gateway.Output;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>What the orders do to the network, without the policy and under it, as CSV (docs/clear.md).</summary>
internal static class NetworkTables
{
    /// <summary>Every limit that is not kept, before the policy and after it.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="cleared">The results.</param>
    public static void WriteViolations(string path, ClearedFile cleared)
    {
        using var file = new CsvFile(path, "stage", "kind", "element", "value", "bound", "unit");
        foreach ((string stage, NetworkState state) in new[] { ("before", cleared.Grid.Before), ("after", cleared.Grid.After) })
        {
            foreach (NetworkViolation item in state.Violations)
            {
                file.Row(stage, KebabCase.Of(item.Kind), item.Element, item.Value, item.Bound, item.Unit);
            }
        }
    }

    /// <summary>Voltage of every phase of every bus, phase to neutral, before the policy and after it; empty where a state was not found.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="flows">The power flows of both states.</param>
    public static void WriteVoltages(string path, (PowerFlowResult Before, PowerFlowResult After) flows)
    {
        using var file = new CsvFile(path, "bus", "phase", "before_pu", "after_pu");
        Feeder feeder = flows.After.Feeder;
        for (int bus = 0; bus < feeder.Buses.Count; bus++)
        {
            for (int phase = 0; phase < PhaseNames.Count; phase++)
            {
                if (flows.After.HasPhase(bus, phase))
                {
                    file.Row(feeder.Buses[bus].Id, PhaseNames.Of(phase), VoltagePu(flows.Before, bus, phase), VoltagePu(flows.After, bus, phase));
                }
            }
        }
    }

    private static double? VoltagePu(PowerFlowResult flow, int bus, int phase) => flow.Converged ? flow.VoltagePu(bus, phase) : null;
}
