using EdgeLem.EndToEnd.Programs;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Faults;

public sealed class FaultOptionTests
{
    [Fact]
    public async Task Faults_on_the_command_line_end_well_over_mqtt_and_the_home_stays_in_the_book()
    {
        using var folder = new TemporaryFolder();

        RunResults run = await Simulator.RunAsync(
            folder.Path, "village", "--intervals", "4", "--fault", "home-04=silent@00:20", "--fault", "home-02/inverter=exception@00:10-00:40", "--fault", "home-36=busy@00:05-00:25");

        CsvTable orders = run.Table("orders.csv");
        CsvTable intervals = run.Table("intervals.csv");
        Assert.Equal(4, orders.Rows.Where(row => orders.Text(row, "node") == "home-04").Select(row => orders.Text(row, "interval_start")).Distinct().Count());

        // home-36 misses the end of the first quarter-hour, home-04 all from the second on.
        Assert.Equal(["1", "1", "1", "1"], intervals.Texts("estimated_meters"));
        Assert.Equal(0, run["settlementSumMicroEur"]);
        Assert.True(run["modbusErrors"] > 0);
    }
}
