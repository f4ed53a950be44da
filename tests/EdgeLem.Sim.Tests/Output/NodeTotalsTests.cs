using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Output;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Tests.Plant;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.Sim.Tests.Output;

public sealed class NodeTotalsTests(NodeTotalsTests.Runs runs) : IClassFixture<NodeTotalsTests.Runs>
{
    [Fact]
    public void A_meter_that_is_dead_at_the_end_shows_what_it_counted_before()
    {
        NodeTotals total = TotalOf(runs.Faulty, "home-2");

        // home-2 fell silent at the start of the second interval: the first one's energy is known.
        long firstIntervalWh = runs.Healthy.SettledJ("home-2")[0] / 3600;
        Assert.NotEqual(0, firstIntervalWh);
        Assert.Equal(firstIntervalWh, total.ImportWh - total.ExportWh);
    }

    [Fact]
    public void A_meter_that_is_dead_at_the_start_shows_what_it_counted_afterwards()
    {
        NodeTotals total = TotalOf(runs.Faulty, "home-4");

        // home-4 answers from the middle of the first interval on: the second one's energy is known.
        long secondIntervalWh = runs.Healthy.SettledJ("home-4")[1] / 3600;
        Assert.NotEqual(0, secondIntervalWh);
        Assert.Equal(secondIntervalWh, total.ImportWh - total.ExportWh);
    }

    [Fact]
    public void Healthy_meters_show_what_they_were_settled_on()
    {
        foreach (NodeTotals total in runs.Healthy.Totals)
        {
            Assert.Equal(runs.Healthy.SettledJ(total.NodeId).Sum(), (total.ImportWh - total.ExportWh) * 3600);
            Assert.Equal(total.ImportWh - total.ExportWh, total.SettledWh, 1e-6);
        }
    }

    [Fact]
    public void Local_trades_of_all_nodes_cancel()
    {
        double bought = runs.Healthy.Totals.Sum(total => total.BoughtLocallyWh);

        Assert.Equal(bought, runs.Healthy.Totals.Sum(total => total.SoldLocallyWh), 1e-6);
    }

    private static NodeTotals TotalOf(RecordedRun run, string nodeId) => run.Totals.First(total => total.NodeId == nodeId);

    public sealed class Runs : IAsyncLifetime
    {
        private const long BeforeTheRunS = -3600;

        internal RecordedRun Healthy { get; private set; } = null!;

        internal RecordedRun Faulty { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            using var folder = new TemporaryFolder();
            RunOptions options = WeakFeeder.Options(folder);
            Healthy = await RecordedRun.RunAsync(options);
            Faulty = await RecordedRun.RunAsync(options with
            {
                Faults =
                [
                    new PlannedFault("home-2", false, DeviceFault.Silent, 930, long.MaxValue),
                    new PlannedFault("home-4", false, DeviceFault.Silent, BeforeTheRunS, 450),
                ],
            });
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
