using EdgeLem.Grid;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.Sim.Tests.Plant;

public sealed class IntervalStatisticsTests
{
    private static readonly Violation TooHigh = new() { Kind = ViolationKind.Overvoltage, ElementId = "end", Conductor = Terminal.A, Value = 1.11, Limit = 1.1, Unit = "pu" };

    [Fact]
    public async Task States_are_weighted_by_how_long_they_last()
    {
        using var folder = new TemporaryFolder();
        RunOptions options = WeakFeeder.Options(folder);
        Scenario scenario = ScenarioLoading.Load(options).Scenario!;
        await using var plant = new FeederPlant(scenario.Feeder, scenario.Homes, options.Seed);
        var statistics = new IntervalStatistics(0, plant.Homes.Count);
        long noonS = options.Start.ToUnixTimeSeconds();
        long midnightS = options.Start.AddHours(13).ToUnixTimeSeconds();

        double noonW = Add(plant, statistics, noonS, 30);
        double noonPu = plant.VoltagePu(1, 0);
        double midnightW = Add(plant, statistics, midnightS, 60);
        double midnightPu = plant.VoltagePu(1, 0);

        // Sun by day, none by night: exported for 30 s, imported for 60 s.
        Assert.True(noonW < 0 && midnightW > 0, $"{noonW} W at noon, {midnightW} W at midnight");
        Assert.Equal(-noonW * 30 / 3600, statistics.GridExportWh, 1e-9);
        Assert.Equal(midnightW * 60 / 3600, statistics.GridImportWh, 1e-9);
        Assert.Equal((noonW + (2 * midnightW)) / 3, statistics.TransformerW.Mean, 1e-9);
        Assert.Equal((noonPu + (2 * midnightPu)) / 3, statistics.VoltagePu[1, 0].Mean, 1e-12);
        Assert.False(statistics.VoltagePu[1, 1].HasValue);
        Assert.InRange(statistics.VoltageRangePu.Min, 0.9, midnightPu);
        Assert.InRange(statistics.VoltageRangePu.Max, noonPu, 1.2);
    }

    [Fact]
    public async Task A_violation_that_lasts_counts_once_per_element_phase_and_kind()
    {
        using var folder = new TemporaryFolder();
        RunOptions options = WeakFeeder.Options(folder);
        Scenario scenario = ScenarioLoading.Load(options).Scenario!;
        await using var plant = new FeederPlant(scenario.Feeder, scenario.Homes, options.Seed);
        var statistics = new IntervalStatistics(0, plant.Homes.Count);
        plant.BeginStep(options.Start.ToUnixTimeSeconds(), 60);
        plant.Solve(2);

        statistics.Add(plant, [TooHigh], 2);
        statistics.Add(plant, [TooHigh with { Value = 1.12 }, TooHigh with { Conductor = Terminal.B }], 2);

        Assert.Equal(2, statistics.Violations);
    }

    private static double Add(FeederPlant plant, IntervalStatistics statistics, long atS, double seconds)
    {
        plant.BeginStep(atS, 60);

        // Twice: an inverter feeds once it has seen a voltage.
        plant.Solve(seconds);
        plant.Solve(seconds);
        statistics.Add(plant, [], seconds);
        return plant.Flow.SourcePowerW;
    }
}
