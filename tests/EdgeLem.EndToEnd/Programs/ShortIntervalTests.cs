using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Programs;

public sealed class ShortIntervalTests
{
    [Theory]
    [InlineData(5, 6, "mqtt")]
    [InlineData(60, 5, "memory")]
    [InlineData(3600, 2, "memory")]
    public async Task Intervals_of_other_lengths_run_to_the_end(int intervalS, int count, string link)
    {
        using var folder = new TemporaryFolder();

        RunResults run = await Simulator.RunAsync(folder.Path, "village", "--interval", $"{intervalS}", "--intervals", $"{count}", "--link", link);

        Assert.Equal((count, intervalS), (run["intervals"], run["intervalSeconds"]));
        Assert.Equal(0, run["settlementSumMicroEur"]);
        Assert.Equal(0, run["ordersRejected"]);
        CsvTable table = run.Table("intervals.csv");
        Assert.Equal(count, table.Rows.Count);
        Assert.All(table.Rows, row => Assert.True(table.Number(row, "orders") > 0, "Somebody bids in every interval, also the first."));
        Assert.True(run["tradedEnergyWh"] > 0);

        // Counters show whole Wh at both ends of the run: at most 1 Wh per home of error, and a thousandth of the energy.
        Assert.InRange(Math.Abs(run["energyBalanceErrorWh"]), 0, 55 + ((run["gridImportWh"] + run["gridExportWh"]) / 1000));
    }
}
