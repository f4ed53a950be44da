using System.Text.Json;
using EdgeLem.Gateway.Output;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>The result files of a solve.</summary>
internal sealed class SolveFolder : IDisposable
{
    private const string Summary = "summary.json";

    /// <summary>The summary comes last: where it stands, the others are complete.</summary>
    private static readonly string[] Names =
        ["nodes.csv", "branches.csv", "loads.csv", "losses.csv", "unbalance.csv", "violations.csv", "headroom.csv", Summary];

    private readonly StagedFolder _folder;

    private SolveFolder(StagedFolder folder) => _folder = folder;

    /// <summary>The files, for people.</summary>
    public static string Files => string.Join(", ", Names);

    /// <summary>Begins the results.</summary>
    /// <param name="folder">The folder; created when absent.</param>
    /// <exception cref="IOException">The folder cannot be created or written; the message names it.</exception>
    public static SolveFolder Begin(string folder) => new(StagedFolder.Begin(folder, Names));

    /// <summary>Writes the tables.</summary>
    /// <param name="state">The state.</param>
    /// <param name="violations">What it breaks.</param>
    /// <exception cref="IOException">They cannot be written; the message names the folder.</exception>
    public void Write(SolvedState state, IReadOnlyList<Violation> violations) => _folder.Write(() => WriteTables(state, violations));

    /// <summary>Writes the key figures.</summary>
    /// <param name="summary">The figures.</param>
    /// <exception cref="IOException">They cannot be written; the message names the folder.</exception>
    public void WriteSummary(SolveSummary summary) =>
        _folder.Write(() => File.WriteAllText(_folder.PathOf(Summary), JsonSerializer.Serialize(summary, SolveSummaryJson.Default.SolveSummary) + "\n"));

    /// <summary>Puts what was written in the place of an earlier solve's files and leaves everything else.</summary>
    /// <exception cref="IOException">It cannot; the message names the folder.</exception>
    public void Publish() => _folder.Publish();

    /// <summary>Removes what was not published.</summary>
    public void Dispose() => _folder.Dispose();

    private void WriteTables(SolvedState state, IReadOnlyList<Violation> violations)
    {
        ElementFlow[] branches = [.. BranchFlows.Of(state.Flow), .. ShuntFlows.Of(state.Flow)];
        ElementFlow[] loads = [.. state.Loads()];
        FlowTables.WriteNodes(_folder.PathOf("nodes.csv"), state.Flow);
        FlowTables.WriteBranches(_folder.PathOf("branches.csv"), state.Flow, branches);
        FlowTables.WriteLoads(_folder.PathOf("loads.csv"), state.Flow, loads);
        FlowTables.WriteLosses(_folder.PathOf("losses.csv"), state.Flow, [.. branches, .. loads]);
        JudgementTables.WriteUnbalance(_folder.PathOf("unbalance.csv"), state);
        JudgementTables.WriteViolations(_folder.PathOf("violations.csv"), violations);
        JudgementTables.WriteHeadroom(_folder.PathOf("headroom.csv"), state.Flow);
    }
}
