using System.Globalization;
using System.Numerics;
using System.Text.Json;
using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>
/// The IEEE European low-voltage feeder against solutions of OpenDSS with pure constant-power loads (its reference/*_cpq), which agree with
/// power-grid-model and an independent Newton solution to 3.4e-10.
/// </summary>
public sealed class EuropeanLowVoltageFeederTests
{
    private const string Case = "feeders/ieee_eulv906/";

    [Theory]
    [InlineData(1)]
    [InlineData(566)]
    [InlineData(1440)]
    public void Every_node_voltage_is_the_reference_within_one_millionth(int minute)
    {
        (PowerFlowResult flow, string folder) = Solve(minute);

        string[][] rows = Rows(Path.Combine(folder, "nodes.csv"));
        Assert.Equal(2721, rows.Length);
        Assert.All(rows, row =>
        {
            int bus = flow.Feeder.BusIndex(row[0]);
            var expected = new Complex(Number(row[2]), Number(row[3]));
            double difference = (flow.VoltageV(bus, Phase(row[1])) - expected).Magnitude / flow.Feeder.BaseVoltageV(bus);
            Assert.True(difference < 1e-6, $"bus {row[0]} node {row[1]}: {difference} pu apart");
            Assert.Equal(Number(row[6]), flow.VoltagePu(bus, Phase(row[1])), 1e-6);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(566)]
    [InlineData(1440)]
    public void Every_branch_current_is_the_reference_within_a_milliampere(int minute)
    {
        (PowerFlowResult flow, string folder) = Solve(minute);

        string[][] rows = [.. Rows(Path.Combine(folder, "branches.csv")).Where(row => row[1] == "1" && row[4] != "0")];
        string[][] lines = [.. rows.Where(row => row[0].StartsWith("line.", StringComparison.Ordinal))];
        string[][] transformer = [.. rows.Where(row => row[0] == "transformer.tr1")];
        Assert.Equal(905 * 3, lines.Length);
        Assert.Equal(3, transformer.Length);
        Assert.All(lines, row => AssertCurrent(row, flow.LineCurrentA(flow.Feeder.LineIndex(row[0][5..]), Phase(row[4]))));
        Assert.All(transformer, row => AssertCurrent(row, flow.TransformerHvCurrentA(0, Phase(row[4]))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(566)]
    [InlineData(1440)]
    public void Losses_and_source_power_are_those_of_the_summary(int minute)
    {
        (PowerFlowResult flow, string folder) = Solve(minute);

        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")));
        double[] Pair(string name) => [.. summary.RootElement.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
        Assert.Equal(Pair("losses_total_W")[0], flow.LossesW, 1e-3);
        Assert.Equal(Pair("losses_total_W")[1], flow.ReactiveLossesVar, 1e-3);
        Assert.Equal(Pair("losses_lines_kW")[0] * 1000, flow.LineLossesW, 1e-3);
        Assert.Equal(Pair("source_power_kW")[0] * 1000, flow.SourcePowerW, 1e-2);
        Assert.Equal(Pair("source_power_kW")[1] * 1000, flow.SourceReactivePowerVar, 1e-2);
    }

    [Fact]
    public void A_whole_day_gives_the_references_checksum_of_the_last_bus()
    {
        Feeder feeder = Import().Feeder!.WithoutAntiFloat();
        var solver = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-11 });
        int bus = feeder.BusIndex("906");
        PowerFlowResult? flow = null;
        double sum = 0;
        for (int minute = 1; minute <= 1440; minute++)
        {
            flow = solver.Solve(Powers(feeder, (minute, 1)), flow);
            sum += flow.VoltageV(bus, 0).Magnitude + flow.VoltageV(bus, 1).Magnitude + flow.VoltageV(bus, 2).Magnitude;
        }

        // Sum of |V| over the day: power-grid-model 1082738.1937008 V, OpenDSS 1082738.1936990 V.
        Assert.Equal(1_082_738.193700, sum, 1e-4);
    }

    [Fact]
    public void The_import_gives_the_feeder_with_all_loads_and_profiles()
    {
        OpenDssImport import = Import();

        Feeder feeder = import.Feeder!;
        Assert.Equal("lvtest", feeder.Name);
        Assert.Equal((907, 905, 55), (feeder.Buses.Count, feeder.Lines.Count, feeder.Connections.Count));
        Assert.Equal("Dyn1", feeder.Transformers[0].VectorGroup);
        // OpenDSS's default resistance is 0.2 % per winding.
        Assert.Equal((0.4, 4.0, 800_000.0), (feeder.Transformers[0].ResistancePercent, feeder.Transformers[0].ReactancePercent, feeder.Transformers[0].RatedPowerVa));
        Assert.Equal(416 / Math.Sqrt(3), feeder.NominalVoltageV, 1e-9);
        Assert.Equal(1.05, feeder.Sources[0].VoltagePu);
        Assert.Equal(new MapPoint(391001, 392805), feeder.Buses[feeder.BusIndex("906")].Position);
        Assert.Equal(1.098, feeder.DistanceM(feeder.BusIndex("2")), 1e-9);
        Assert.Equal(55, feeder.Profiles.Count);
        Assert.All(feeder.Profiles, profile => Assert.Equal((1440, 60.0, false), (profile.Values.Length, profile.IntervalS, profile.IsActualPower)));
        Load load = Assert.Single(feeder.Loads, load => load.Id == "load55");
        Assert.Equal(("906", Terminal.A, 1000.0, "shape_55", 230.0), (load.Bus, load.Terminals[0], load.PowerW, load.ProfileId, load.RatedVoltageV));
        // tan(acos 0.95) = 0.328684
        Assert.Equal(328.684, load.ReactivePowerVar, 1e-3);
    }

    [Fact]
    public void Twenty_times_the_peak_load_does_not_converge()
    {
        Feeder feeder = Import().Feeder!;
        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(Powers(feeder, (566, 20)));

        Assert.False(flow.Converged);
        Assert.NotNull(flow.FailureReason);
        Assert.Throws<PowerFlowDivergedException>(() => flow.VoltageV(5, 0));
    }

    [Fact]
    public void The_imported_feeder_survives_its_own_format()
    {
        Feeder feeder = Import().Feeder!;
        using var stream = new MemoryStream();
        FeederJson.Save(feeder, stream);
        stream.Position = 0;

        FeederImport again = FeederJson.Load(stream, "memory");

        Assert.Empty(again.Defects);
        Assert.Equal(feeder.Buses, again.Feeder!.Buses);
        Assert.Equal(feeder.Lines, again.Feeder.Lines);
    }

    private static (PowerFlowResult Flow, string Folder) Solve(int minute)
    {
        string folder = Repository.SharedOrSkip(string.Create(CultureInfo.InvariantCulture, $"{Case}reference/t{minute:0000}_cpq"));
        Feeder feeder = Import().Feeder!.WithoutAntiFloat();
        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-10 }).Solve(Powers(feeder, (minute, 1)));
        Assert.True(flow.Converged, flow.FailureReason);
        Assert.Equal(0, flow.LoadsOutsideConstantPowerBand);
        return (flow, folder);
    }

    private static OpenDssImport Import()
    {
        OpenDssImport import = OpenDssImporter.Load(Repository.SharedOrSkip(Case + "dss/Master.dss"));
        Assert.True(import.Feeder is not null, import.Report);
        return import;
    }

    private static BusPowers Powers(Feeder feeder, (int Minute, double Scale) at)
    {
        var powers = new BusPowers(feeder);
        foreach (Load load in feeder.Loads)
        {
            PowerProfile profile = feeder.Profiles.First(profile => profile.Id == load.ProfileId);
            double factor = at.Scale * profile.FactorAt(at.Minute - 1, load.PowerW);
            powers.AddAtConnection(feeder.ConnectionIndex(load.ConnectionId!), factor * load.PowerW, factor * load.ReactivePowerVar);
        }

        return powers;
    }

    private static void AssertCurrent(string[] row, Complex actual)
    {
        double difference = (actual - new Complex(Number(row[5]), Number(row[6]))).Magnitude;
        Assert.True(difference < 1e-3, $"{row[0]} node {row[4]}: {difference} A apart");
    }

    private static string[][] Rows(string path) => [.. File.ReadLines(path).Skip(1).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static int Phase(string node) => int.Parse(node, CultureInfo.InvariantCulture) - 1;
}
