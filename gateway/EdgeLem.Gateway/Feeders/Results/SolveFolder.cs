using System.Text.Json;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>The folder of a solve's results. It belongs to one solve: what an earlier one left would contradict the summary.</summary>
internal sealed class SolveFolder
{
    private const string Summary = "summary.json";
    private static readonly string[] Names =
        ["nodes.csv", "branches.csv", "loads.csv", "losses.csv", "unbalance.csv", "violations.csv", "headroom.csv", Summary];

    private readonly string _folder;

    private SolveFolder(string folder) => _folder = folder;

    /// <summary>The files, for people.</summary>
    public static string Files => string.Join(", ", Names);

    /// <summary>Creates the folder, or removes an earlier solve's files from it and leaves everything else.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The folder cannot be created or written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static SolveFolder Begin(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string name in Names)
        {
            File.Delete(Path.Combine(folder, name));
        }

        return new SolveFolder(folder);
    }

    /// <summary>Writes the tables.</summary>
    /// <param name="state">The state.</param>
    /// <param name="violations">What it breaks.</param>
    public void Write(SolvedState state, IReadOnlyList<Violation> violations)
    {
        ElementFlow[] branches = [.. BranchFlows.Of(state.Flow), .. ShuntFlows.Of(state.Flow)];
        ElementFlow[] loads = [.. state.Loads()];
        FlowTables.WriteNodes(PathOf("nodes.csv"), state.Flow);
        FlowTables.WriteBranches(PathOf("branches.csv"), state.Flow, branches);
        FlowTables.WriteLoads(PathOf("loads.csv"), state.Flow, loads);
        FlowTables.WriteLosses(PathOf("losses.csv"), state.Flow, [.. branches, .. loads]);
        JudgementTables.WriteUnbalance(PathOf("unbalance.csv"), state);
        JudgementTables.WriteViolations(PathOf("violations.csv"), violations);
        JudgementTables.WriteHeadroom(PathOf("headroom.csv"), state.Flow);
    }

    /// <summary>Writes the key figures.</summary>
    /// <param name="summary">The figures.</param>
    public void WriteSummary(SolveSummary summary) =>
        File.WriteAllText(PathOf(Summary), JsonSerializer.Serialize(summary, SolveSummaryJson.Default.SolveSummary) + "\n");

    private string PathOf(string name) => Path.Combine(_folder, name);
}
