using EdgeLem.Sim.Endurance;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.Sim.Tests.Endurance;

/// <summary>The week, run once for all tests.</summary>
public sealed class BadWeek : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal EnduranceRun Run { get; private set; } = null!;

    internal EnduranceOutcome Outcome { get; private set; } = null!;

    internal static EnduranceOptions Options(string ledgerPath) => new() { LedgerPath = ledgerPath, Seed = 1 };

    public async ValueTask InitializeAsync()
    {
        string path = _folder.PathOf("ledger.db");
        Run = await HardHoursTests.RunAsync(Options(path));
        Outcome = new EnduranceOutcome(Run, path);
    }

    public ValueTask DisposeAsync()
    {
        Run.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
