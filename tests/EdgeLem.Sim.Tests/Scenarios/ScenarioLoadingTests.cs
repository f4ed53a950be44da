using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;
using EdgeLem.Sim.Tests.Plant;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.Sim.Tests.Scenarios;

public sealed class ScenarioLoadingTests
{
    [Fact]
    public void The_village_comes_with_the_program()
    {
        Scenario village = ScenarioLoading.Load(RecordedRun.Options(1)).Scenario!;

        // 55 connections in sim/scenarios/village/feeder.json, half of them with PV.
        Assert.Equal(55, village.Homes.Count);
        Assert.Equal(28, village.Homes.Count(home => home.HasInverter));
        Assert.Equal("village", village.Name);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 3)]
    [InlineData(1, 6)]
    public void The_share_of_pv_is_met(double share, int expected)
    {
        using var folder = new TemporaryFolder();

        Scenario scenario = ScenarioLoading.Load(WeakFeeder.Options(folder) with { PvShare = share }).Scenario!;

        Assert.Equal(expected, scenario.Homes.Count(home => home.HasInverter));
    }

    [Fact]
    public void A_home_has_one_or_three_phases()
    {
        using var folder = new TemporaryFolder();
        RunOptions options = WeakFeeder.Options(folder);
        folder.Write("weak.json", File.ReadAllText(options.FeederPath!).Replace("\"bus\": \"end\", \"phases\": \"B\"", "\"bus\": \"end\", \"phases\": \"AB\"", StringComparison.Ordinal));

        ScenarioLoading loading = ScenarioLoading.Load(options);

        Assert.Null(loading.Scenario);
        Assert.Contains("'home-4'", Assert.Single(loading.Defects), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feeder_without_connections_has_no_market()
    {
        using var folder = new TemporaryFolder();
        RunOptions options = WeakFeeder.Options(folder);
        string text = File.ReadAllText(options.FeederPath!);
        folder.Write("weak.json", text[..text.IndexOf("\"connections\"", StringComparison.Ordinal)] + "\"connections\": [] }");

        ScenarioLoading loading = ScenarioLoading.Load(options);

        Assert.Null(loading.Scenario);
        Assert.NotEmpty(loading.Defects);
    }

    [Fact]
    public void Faults_of_homes_that_are_not_there_are_found_before_anything_runs()
    {
        ScenarioLoading loading = ScenarioLoading.Load(RecordedRun.Options(1) with { Faults = [new PlannedFault("home-99", false, DeviceFault.Silent, 0, 60)] });

        Assert.Null(loading.Scenario);
        Assert.Contains("'home-99'", Assert.Single(loading.Defects), StringComparison.Ordinal);
    }

    [Fact]
    public void The_european_feeder_needs_its_file()
    {
        ScenarioLoading loading = ScenarioLoading.Load(RecordedRun.Options(1) with { Scenario = "eulv" });

        Assert.Contains("--feeder", Assert.Single(loading.Defects), StringComparison.Ordinal);
    }
}
