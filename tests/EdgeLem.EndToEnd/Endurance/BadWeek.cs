using EdgeLem.Sim.Endurance;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Endurance;

/// <summary>The week, run once for all tests.</summary>
public sealed class BadWeek : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BadWeek()
    {
        string path = _folder.PathOf("ledger.db");
        Run = new EnduranceRun(Options(path));
        Run.Run();
        Outcome = new EnduranceOutcome(Run, path);
    }

    internal EnduranceRun Run { get; }

    internal EnduranceOutcome Outcome { get; }

    internal static EnduranceOptions Options(string ledgerPath) => new() { LedgerPath = ledgerPath, Seed = 1 };

    public void Dispose()
    {
        Run.Dispose();
        _folder.Dispose();
    }
}
