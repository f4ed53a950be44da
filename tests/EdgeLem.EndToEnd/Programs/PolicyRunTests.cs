using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Programs;

/// <summary>Live rounds of the village at noon with 9 kW of PV on every home: nodes that forecast, droops that answer, clouds and appliances that come and go.</summary>
public sealed class PolicyRunTests
{
    private static readonly string[] _noon = ["village", "--pv-share", "1", "--pv-kw", "9", "--start", "2026-06-18T10:00", "--intervals", "4", "--link", "memory"];

    [Fact]
    public async Task A_market_that_only_checks_breaks_limits_in_every_interval()
    {
        Assert.DoesNotContain(0, await ViolationsAsync("check-only"));
    }

    [Theory]
    [InlineData("nodal")]
    [InlineData("reject")]
    public async Task A_policy_that_refuses_keeps_every_limit_at_every_instant(string policy)
    {
        Assert.All(await ViolationsAsync(policy), violations => Assert.Equal(0, violations));
    }

    /// <summary>Limits that the simulated network broke at some instant, per interval.</summary>
    private static async Task<double[]> ViolationsAsync(string policy)
    {
        using var folder = new TemporaryFolder();
        RunResults run = await Simulator.RunAsync(folder.Path, [.. _noon, "--policy", policy]);
        Assert.Equal(0, run["settlementSumMicroEur"]);
        CsvTable intervals = run.Table("intervals.csv");
        return [.. intervals.Rows.Select(row => intervals.Number(row, "violations"))];
    }
}
