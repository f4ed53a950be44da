using EdgeLem.Gateway.MarketFiles.Intervals;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>What the orders do to the network, without the policy and under it, as CSV (docs/clear.md).</summary>
internal static class NetworkTables
{
    /// <summary>Columns of <see cref="WriteViolations"/>.</summary>
    public static IReadOnlyList<string> ViolationColumns { get; } = ["stage", "kind", "element", "value", "bound", "unit"];

    /// <summary>Columns of <see cref="WriteVoltages"/>.</summary>
    public static IReadOnlyList<string> VoltageColumns { get; } = ["bus", "phase", "before_pu", "after_pu"];

    /// <summary>Every limit that is not kept, before the policy and after it.</summary>
    /// <param name="table">File to write.</param>
    /// <param name="interval">The interval.</param>
    public static void WriteViolations(ResultTable table, ClearedInterval interval)
    {
        foreach ((string stage, NetworkState state) in new[] { ("before", interval.Grid.Before), ("after", interval.Grid.After) })
        {
            foreach (NetworkViolation item in state.Violations)
            {
                table.Row(stage, KebabCase.Of(item.Kind), item.Element, item.Value, item.Bound, item.Unit);
            }
        }
    }

    /// <summary>Voltage of every phase of every bus, phase to neutral, before the policy and after it; empty where a state was not found, no rows without a feeder.</summary>
    /// <param name="table">File to write.</param>
    /// <param name="interval">The interval.</param>
    public static void WriteVoltages(ResultTable table, ClearedInterval interval)
    {
        if (interval is not { Before: { } before, After: { } after })
        {
            return;
        }

        Feeder feeder = after.Feeder;
        for (int bus = 0; bus < feeder.Buses.Count; bus++)
        {
            for (int phase = 0; phase < PhaseNames.Count; phase++)
            {
                if (after.HasPhase(bus, phase))
                {
                    table.Row(feeder.Buses[bus].Id, PhaseNames.Of(phase), VoltagePu(before, bus, phase), VoltagePu(after, bus, phase));
                }
            }
        }
    }

    private static double? VoltagePu(PowerFlowResult flow, int bus, int phase) => flow.Converged ? flow.VoltagePu(bus, phase) : null;
}
