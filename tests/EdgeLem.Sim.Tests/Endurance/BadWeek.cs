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

    /// <summary>What happened, for the docs and for whoever looks at a failure.</summary>
    internal string Figures() => string.Join('\n',
        $"stored {Run.Homes.Sum(home => home.Stored.Count)}, torn writes {Run.Homes.Sum(home => home.Flash.TornWrites)}",
        $"rows {string.Join(", ", Outcome.Rows.GroupBy(row => $"{row.Quality}/{row.Reason ?? "used"}").OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"))}",
        $"refused {string.Join(", ", Run.Refusals.Select(refusal => $"{(int)refusal.Key} {refusal.Value}"))}");

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
