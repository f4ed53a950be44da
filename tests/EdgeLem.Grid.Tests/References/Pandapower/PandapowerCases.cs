using System.Globalization;
using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>Balanced low-voltage networks of pandapower.</summary>
internal static class PandapowerCases
{
    private const double AllowedPu = 1e-6;
    private const double AllowedA = 1e-3;

    /// <summary>Of the losses; pandapower stops at a mismatch of 1e-8 MVA.</summary>
    private const double AllowedShare = 1e-5;

    private static readonly ReferenceFamily _family = new("Balanced low-voltage networks against pandapower", """
        Networks of pandapower 2.14.10 and its Newton solution, which holds for each of our three phases: voltages as complex numbers, magnitudes of line currents at both ends, losses of
        the lines.
        """);

    public static IEnumerable<ReferenceCase> All => new[] { "cigre_lv", "kerber_dorfnetz", "kerber_landnetz_kabel_1" }
        .Select(name => new ReferenceCase(_family, "pandapower " + name, $"pandapower, pandapower_lv/reference/{name}_res_bus.csv", () => Compare(name)));

    private static ReferenceRow Compare(string name)
    {
        string folder = Repository.SharedOrSkip("feeders/pandapower_lv");
        (Feeder feeder, Func<int, string> busId) = PandapowerNet.Load(Path.Combine(folder, name + ".json"));
        var network = new ReferenceNetwork(feeder, ReferenceNetwork.Fine);
        string IdOf(string bus) => busId(int.Parse(bus, CultureInfo.InvariantCulture));
        PowerFlowResult flow = network.Solve();
        string lines = Path.Combine(folder, "reference", name + "_res_line.csv");

        // pl_mw, the losses of a line, is column 5.
        double lossesW = BalancedTable.Rows(lines).Sum(row => BalancedTable.Number(row[5])) * 1e6;
        return ReferenceRow.Of(network, flow) with
        {
            Voltage = BalancedTable.Voltages(flow, Path.Combine(folder, "reference", name + "_res_bus.csv"), (IdOf, AllowedPu)),
            Current = Currents(flow, lines),
            Losses = new LossComparison("lines", flow.LineLossesW, lossesW, AllowedShare),
        };
    }

    /// <summary>Columns 7 and 8 of res_line: current at both ends in kA.</summary>
    private static Deviation Currents(PowerFlowResult flow, string path)
    {
        var deviation = new Deviation("currents", "A", AllowedA);
        foreach (string[] row in BalancedTable.Rows(path))
        {
            int line = flow.Feeder.LineIndex("l" + row[0]);
            deviation.Add(Math.Abs(BalancedTable.Number(row[7]) * 1000 - flow.LineCurrentA(line, 0).Magnitude), $"l{row[0]} from");
            deviation.Add(Math.Abs(BalancedTable.Number(row[8]) * 1000 - flow.LineEndCurrentA(line, 2).Magnitude), $"l{row[0]} to");
        }

        return deviation;
    }
}
