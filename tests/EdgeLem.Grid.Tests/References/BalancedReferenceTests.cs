using System.Globalization;
using System.Numerics;
using System.Text.Json;
using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>Balanced networks with solutions of pandapower 2.14 and of the literature, on all three phases.</summary>
public sealed class BalancedReferenceTests
{
    private const double TolerancePu = 1e-6;
    private const double ToleranceDeg = 1e-4;

    [Theory]
    [InlineData("case33bw")]
    [InlineData("case69")]
    public void A_feeder_of_Baran_and_Wu_has_its_published_losses_and_voltages(string name)
    {
        string folder = Repository.SharedOrSkip("feeders/ieee69_33_balanced");
        PowerFlowResult flow = FeederLoads.Solve(MatpowerCase.Load(Path.Combine(folder, name + ".m")));

        AssertVoltages(flow, Path.Combine(folder, "reference", name + "_nodes.csv"), bus => bus);
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "reference", name + "_summary.json")));
        // Published to 0.01 kW (33 buses) and 0.1 kW (69 buses); the summary's own figure has all digits.
        Assert.Equal(summary.RootElement.GetProperty("published_loss_kW").GetDouble(), flow.LineLossesW / 1000, 0.05);
        Assert.Equal(summary.RootElement.GetProperty("loss_kW")[0].GetDouble() * 1000, flow.LineLossesW, 0.01);
    }

    [Theory]
    [InlineData("cigre_lv")]
    [InlineData("kerber_dorfnetz")]
    [InlineData("kerber_landnetz_kabel_1")]
    public void A_low_voltage_network_agrees_with_pandapower(string name)
    {
        string folder = Repository.SharedOrSkip("feeders/pandapower_lv");
        Feeder feeder = PandapowerNet.Load(Path.Combine(folder, name + ".json"));
        PowerFlowResult flow = FeederLoads.Solve(feeder);

        AssertVoltages(flow, Path.Combine(folder, "reference", name + "_res_bus.csv"), bus => PandapowerNet.BusId(int.Parse(bus, CultureInfo.InvariantCulture)));
        AssertCurrents(flow, Path.Combine(folder, "reference", name + "_res_line.csv"));
    }

    private static void AssertVoltages(PowerFlowResult flow, string path, Func<string, string> idOf)
    {
        foreach (string[] row in Rows(path))
        {
            int bus = flow.Feeder.BusIndex(idOf(row[0]));
            double angleDeg = Number(row[2]);
            for (int phase = 0; phase < PhaseNames.Count; phase++)
            {
                Complex expected = Complex.FromPolarCoordinates(1, (angleDeg - 120 * phase) * Math.PI / 180);
                Assert.Equal(Number(row[1]), flow.VoltagePu(bus, phase), TolerancePu);
                Assert.Equal(0, (flow.VoltageV(bus, phase) / expected).Phase * 180 / Math.PI, ToleranceDeg);
            }
        }
    }

    /// <summary>Columns 7 and 8 of pandapower's res_line: current at both ends in kA.</summary>
    private static void AssertCurrents(PowerFlowResult flow, string path)
    {
        foreach (string[] row in Rows(path))
        {
            int line = flow.Feeder.LineIndex("l" + row[0]);
            Assert.Equal(Number(row[7]) * 1000, flow.LineCurrentA(line, 0).Magnitude, 1e-3);
            Assert.Equal(Number(row[8]) * 1000, flow.LineEndCurrentA(line, 2).Magnitude, 1e-3);
        }
    }

    private static IEnumerable<string[]> Rows(string path) => File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
