using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Programs;

public sealed class DeterminismTests(VillageRuns runs)
{
    [Fact]
    public void A_run_has_its_golden_ledger_head() => Assert.Equal(LedgerHeads.Of("village", 1, 8), runs.Mqtt.Head);

    [Fact]
    public void The_link_does_not_change_the_head() => Assert.Equal(LedgerHeads.Of("village", 1, 8), runs.Memory.Head);

    [Fact]
    public async Task Another_seed_has_another_head()
    {
        using var folder = new TemporaryFolder();

        RunResults other = await Simulator.RunAsync(folder.Path, "village", "--seed", "2", "--intervals", "2");

        Assert.Equal(LedgerHeads.Of("village", 2, 2), other.Head);
        Assert.NotEqual(runs.Mqtt.Head, other.Head);
    }

    [Fact]
    public void A_run_repeated_gives_the_same_tables()
    {
        Assert.All(RunResults.Tables, table => Assert.Equal(File.ReadAllText(runs.Mqtt.PathOf(table)), File.ReadAllText(runs.Again.PathOf(table))));
        Assert.All(RunResults.Tables, table => Assert.Equal(File.ReadAllText(runs.Mqtt.PathOf(table)), File.ReadAllText(runs.Memory.PathOf(table))));
    }

    [Fact]
    public void A_run_repeated_gives_the_same_summary_except_for_the_wall_time() => Assert.Equal(
        runs.Mqtt.Summary.EnumerateObject().Where(figure => figure.Name != "wallSeconds").Select(figure => figure.ToString()),
        runs.Again.Summary.EnumerateObject().Where(figure => figure.Name != "wallSeconds").Select(figure => figure.ToString()));
}
