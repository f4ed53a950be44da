using System.Numerics;
using EdgeLem.Gateway.Output;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>Voltages, currents and powers of a solved flow as CSV. Nodes: 1 to 3 phases A to C, 4 neutral, 0 earth; voltages to earth; currents into the element.</summary>
internal static class FlowTables
{
    /// <summary>Voltage of every terminal of every bus.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="flow">The flow.</param>
    public static void WriteNodes(string path, PowerFlowResult flow)
    {
        using var file = new CsvFile(path, "bus", "node", "v_re_V", "v_im_V", "v_mag_V", "v_ang_deg", "v_pu");
        for (int bus = 0; bus < flow.Feeder.Buses.Count; bus++)
        {
            for (Terminal terminal = Terminal.A; terminal <= Terminal.N; terminal++)
            {
                if (flow.Feeder.HasTerminal(bus, terminal))
                {
                    Complex v = flow.VoltageToEarthV(bus, terminal);
                    file.Row(flow.Feeder.Buses[bus].Id, (int)terminal, v.Real, v.Imaginary, v.Magnitude, v.Phase * 180 / Math.PI, v.Magnitude / flow.Feeder.BaseVoltageV(bus));
                }
            }
        }
    }

    /// <summary>Currents and powers at every end of branches and shunts.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="elements">The elements.</param>
    public static void WriteBranches(string path, PowerFlowResult flow, IEnumerable<ElementFlow> elements)
    {
        using var file = new CsvFile(path, "element", "terminal", "bus", "conductor", "node", "i_re_A", "i_im_A", "i_mag_A", "p_kW", "q_kvar");
        foreach ((ElementFlow element, int terminal) in elements.SelectMany(element => element.Ends.Select((_, terminal) => (element, terminal))))
        {
            ElementEnd end = element.Ends[terminal];
            for (int conductor = 0; conductor < end.Terminals.Count; conductor++)
            {
                Complex i = end.CurrentA[conductor];
                Complex kva = end.PowerVa(flow, conductor) / 1000;
                string bus = flow.Feeder.Buses[end.Bus].Id;
                file.Row(element.Name, terminal + 1, bus, conductor + 1, (int)end.Terminals[conductor], i.Real, i.Imaginary, i.Magnitude, kva.Real, kva.Imaginary);
            }
        }
    }

    /// <summary>Currents and powers of loads, consumption positive.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="loads">The loads.</param>
    public static void WriteLoads(string path, PowerFlowResult flow, IEnumerable<ElementFlow> loads)
    {
        using var file = new CsvFile(path, "element", "bus", "conductor", "node", "i_re_A", "i_im_A", "p_kW", "q_kvar");
        foreach (ElementFlow load in loads)
        {
            ElementEnd end = load.Ends[0];
            for (int conductor = 0; conductor < end.Terminals.Count; conductor++)
            {
                Complex i = end.CurrentA[conductor];
                Complex kva = end.PowerVa(flow, conductor) / 1000;
                file.Row(load.Name, flow.Feeder.Buses[end.Bus].Id, conductor + 1, (int)end.Terminals[conductor], i.Real, i.Imaginary, kva.Real, kva.Imaginary);
            }
        }
    }

    /// <summary>What each branch and shunt takes, the totals, and what is left of the sources' power: nothing but rounding and the solver's tolerance.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="elements">All branches, shunts and loads.</param>
    public static void WriteLosses(string path, PowerFlowResult flow, IReadOnlyList<ElementFlow> elements)
    {
        using var file = new CsvFile(path, "element", "p_W", "q_var");
        Complex[] totals = new Complex[Enum.GetValues<ElementGroup>().Length];
        foreach (ElementFlow element in elements)
        {
            Complex taken = element.TakenVa(flow);
            totals[(int)element.Group] += taken;
            if (element.Group != ElementGroup.Loads)
            {
                file.Row(element.Name, taken.Real, taken.Imaginary);
            }
        }

        var source = new Complex(flow.SourcePowerW, flow.SourceReactivePowerVar);
        Complex balance = totals.Aggregate(source, (left, total) => left - total);
        foreach (ElementGroup group in Enum.GetValues<ElementGroup>())
        {
            file.Row($"total.{KebabCase.Of(group)}", totals[(int)group].Real, totals[(int)group].Imaginary);
        }

        file.Row("total.source", source.Real, source.Imaginary);
        file.Row("balance", balance.Real, balance.Imaginary);
    }
}
