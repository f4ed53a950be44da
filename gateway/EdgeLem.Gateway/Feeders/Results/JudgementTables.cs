using EdgeLem.Gateway.Output;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>A solved flow held against limits, as CSV.</summary>
internal static class JudgementTables
{
    /// <summary>Unbalance of every three-phase bus but the sources', by each definition.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="state">The state.</param>
    public static void WriteUnbalance(string path, SolvedState state)
    {
        using var file = new CsvFile(path, "bus", "pvur_percent", "lvur_percent", "vuf_percent", "v0v1_percent");
        foreach ((int bus, VoltageUnbalance unbalance) in state.Unbalances())
        {
            file.Row(state.Feeder.Buses[bus].Id, unbalance.PvurPercent, unbalance.LvurPercent, unbalance.VufPercent, unbalance.ZeroSequencePercent);
        }
    }

    /// <summary>Every limit that is broken.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="violations">The violations.</param>
    public static void WriteViolations(string path, IEnumerable<Violation> violations)
    {
        using var file = new CsvFile(path, "kind", "element", "side_bus", "conductor", "value", "limit", "unit", "message");
        foreach (Violation item in violations)
        {
            file.Row(KebabCase.Of(item.Kind), item.ElementId, item.SideBusId, item.Conductor?.ToString(), item.Value, item.Limit, item.Unit, item.Message);
        }
    }

    /// <summary>What is left of the voltage band at every bus and phase, and of every conductor's rating.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="flow">The flow.</param>
    public static void WriteHeadroom(string path, PowerFlowResult flow)
    {
        using var file = new CsvFile(path, "element", "side_bus", "conductor", "unit", "value", "fall", "rise", "fall_pu", "rise_pu");
        NetworkHeadroom headroom = NetworkHeadroom.Of(flow);
        foreach (VoltageHeadroom item in headroom.Voltages)
        {
            string bus = flow.Feeder.Buses[item.Bus].Id;
            file.Row($"bus.{bus}", null, PhaseNames.Of(item.Phase), "V", item.VoltageV, item.FallV, item.RiseV, item.FallPu, item.RisePu);
        }

        foreach (CurrentHeadroom item in headroom.Currents)
        {
            file.Row($"{KindOf(item)}.{item.ElementId}", item.SideBusId, item.Conductor.ToString(), "A", item.CurrentA, null, item.RiseA, null, item.RiseA / item.LimitA);
        }
    }

    private static string KindOf(CurrentHeadroom item) => item.Kind switch
    {
        ViolationKind.LineOvercurrent => "line",
        ViolationKind.SwitchOvercurrent => "switch",
        _ => "transformer",
    };
}
