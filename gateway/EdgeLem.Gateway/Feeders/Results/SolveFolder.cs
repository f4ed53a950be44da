using System.Text.Json;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>
/// The folder of a solve's results. It belongs to one solve: what an earlier one left would contradict the summary. Results are written beside and moved into their places once all of
/// them are there, so that a failure leaves the earlier ones as they were.
/// </summary>
internal sealed class SolveFolder : IDisposable
{
    private const string Summary = "summary.json";
    private const string Unfinished = ".unfinished";

    /// <summary>The summary comes last: where it stands, the others are complete.</summary>
    private static readonly string[] Names =
        ["nodes.csv", "branches.csv", "loads.csv", "losses.csv", "unbalance.csv", "violations.csv", "headroom.csv", Summary];

    private readonly string _folder;
    private readonly bool _isNew;
    private bool _isPublished;

    private SolveFolder(string folder, bool isNew) => (_folder, _isNew) = (folder, isNew);

    /// <summary>The files, for people.</summary>
    public static string Files => string.Join(", ", Names);

    private string Staging => Path.Combine(_folder, Unfinished);

    /// <summary>Creates the folder where there is none, and the place in it where the results wait for being complete.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The folder cannot be created or written; the message names it.</exception>
    public static SolveFolder Begin(string folder)
    {
        var results = new SolveFolder(folder, isNew: !Directory.Exists(folder));
        results.Writing(() => Directory.CreateDirectory(results.Staging));
        return results;
    }

    /// <summary>Writes the tables.</summary>
    /// <param name="state">The state.</param>
    /// <param name="violations">What it breaks.</param>
    /// <exception cref="IOException">They cannot be written; the message names the folder.</exception>
    public void Write(SolvedState state, IReadOnlyList<Violation> violations) => Writing(() => WriteTables(state, violations));

    /// <summary>Writes the key figures.</summary>
    /// <param name="summary">The figures.</param>
    /// <exception cref="IOException">They cannot be written; the message names the folder.</exception>
    public void WriteSummary(SolveSummary summary) =>
        Writing(() => File.WriteAllText(PathOf(Summary), JsonSerializer.Serialize(summary, SolveSummaryJson.Default.SolveSummary) + "\n"));

    /// <summary>Puts what was written in the place of an earlier solve's files and leaves everything else.</summary>
    /// <exception cref="IOException">It cannot; the message names the folder.</exception>
    public void Publish()
    {
        if (Names.FirstOrDefault(name => Directory.Exists(Path.Combine(_folder, name))) is { } name)
        {
            throw new IOException($"--out is '{_folder}', in which '{name}' is a folder. Rename it, or name another folder.");
        }

        Writing(Replace);
        _isPublished = true;
    }

    /// <summary>Removes what was not published.</summary>
    public void Dispose()
    {
        Directory.Delete(Staging, recursive: true);
        if (_isNew && !_isPublished)
        {
            Directory.Delete(_folder);
        }
    }

    private void WriteTables(SolvedState state, IReadOnlyList<Violation> violations)
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

    private void Replace()
    {
        foreach (string earlier in Names.Reverse())
        {
            File.Delete(Path.Combine(_folder, earlier));
        }

        foreach (string written in Names.Where(written => File.Exists(PathOf(written))))
        {
            File.Move(PathOf(written), Path.Combine(_folder, written));
        }
    }

    private void Writing(Action write)
    {
        try
        {
            write();
        }
        catch (Exception obstacle) when (obstacle is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--out is '{_folder}', where the results cannot be written: {obstacle.Message} Name another folder.", obstacle);
        }
    }

    private string PathOf(string name) => Path.Combine(Staging, name);
}
