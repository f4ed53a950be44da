using System.Text.Json;
using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>The distribution feeders of Baran and Wu as MATPOWER has them.</summary>
internal static class MatpowerCases
{
    private const double AllowedPu = 1e-6;
    private const double AllowedShare = 1e-6;

    private static readonly ReferenceFamily _family = new("Feeders of Baran and Wu (MATPOWER) against pandapower and the publication", """
        33 and 69 buses, balanced. Voltages against pandapower's Newton solution of the same case, as complex numbers; losses against that solution; losses and lowest voltage against
        the figures published by M. E. Baran and F. F. Wu (IEEE Trans. Power Delivery 4, 1989), to their last printed digit.
        """);

    public static IEnumerable<ReferenceCase> All => new[] { "case33bw", "case69" }
        .Select(name => new ReferenceCase(_family, "matpower " + name, $"pandapower, ieee69_33_balanced/reference/{name}_nodes.csv", () => Compare(name)));

    private static ReferenceRow Compare(string name)
    {
        string folder = Repository.SharedOrSkip("feeders/ieee69_33_balanced");
        var network = new ReferenceNetwork(MatpowerCase.Load(Path.Combine(folder, name + ".m")), ReferenceNetwork.Fine);
        PowerFlowResult flow = network.Solve();
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "reference", name + "_summary.json")));
        JsonElement root = summary.RootElement;
        return ReferenceRow.Of(network, flow) with
        {
            Voltage = BalancedTable.Voltages(flow, Path.Combine(folder, "reference", name + "_nodes.csv"), (bus => bus, AllowedPu)),
            Losses = new LossComparison("lines", flow.LineLossesW, root.GetProperty("loss_kW")[0].GetDouble() * 1000, AllowedShare),
            Further = [.. BaranWuFigures.Compare(flow, (root.GetProperty("published_loss_kW").GetDouble(), root.GetProperty("published_vmin").GetDouble()))],
        };
    }
}
