using System.Globalization;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Programs;

public sealed class InterruptTests
{
    [Fact]
    public async Task A_run_that_is_interrupted_before_its_first_settlement_ends_without_results()
    {
        using var folder = new TemporaryFolder();
        using ChildProcess run = Simulator.StartRun(folder.Path, "village", "--speed", "realtime", "--link", "memory");
        await run.LineAsync(line => line.Contains("live page", StringComparison.Ordinal));

        using ChildProcess interrupt = ChildProcess.Start("kill", "-INT", run.Id.ToString(CultureInfo.InvariantCulture));
        await interrupt.EndAsync();

        Assert.Equal(130, await run.EndAsync());
        Assert.Contains("no results", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("summary.json")));
    }
}
