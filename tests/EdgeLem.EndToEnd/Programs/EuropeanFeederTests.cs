using EdgeLem.Sim.Tests.Running;
using EdgeLem.Tests;

namespace EdgeLem.EndToEnd.Programs;

public sealed class EuropeanFeederTests
{
    private const string Master = "feeders/ieee_eulv906/dss/Master.dss";

    [Fact]
    public async Task Two_quarter_hours_on_the_ieee_european_feeder()
    {
        string master = Repository.SharedOrSkip(Master);
        using var folder = new TemporaryFolder();

        RunResults run = await Simulator.RunAsync(folder.Path, "eulv", "--feeder", master, "--intervals", "2");

        // 55 loads (IEEE European LV test feeder, Loads.txt), half of them with PV by default.
        Assert.Equal((2, 55), (run["intervals"], run["nodes"]));
        Assert.Equal(28, Inverters(run));
        Assert.Equal(0, run["settlementSumMicroEur"]);
        Assert.InRange(Math.Abs(run["energyBalanceErrorWh"]), 0, (run["gridImportWh"] + run["gridExportWh"] + run["tradedEnergyWh"]) / 1000);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 55)]
    public async Task The_share_of_pv_is_met(string share, int expected)
    {
        string master = Repository.SharedOrSkip(Master);
        using var folder = new TemporaryFolder();

        RunResults run = await Simulator.RunAsync(folder.Path, "eulv", "--feeder", master, "--intervals", "1", "--pv-share", share, "--link", "memory");

        Assert.Equal(expected, Inverters(run));
        Assert.Equal(0, run["settlementSumMicroEur"]);
    }

    private static int Inverters(RunResults run)
    {
        CsvTable nodes = run.Table("nodes.csv");
        return nodes.Rows.Count(row => nodes.Number(row, "inverter_rated_va") > 0);
    }
}
