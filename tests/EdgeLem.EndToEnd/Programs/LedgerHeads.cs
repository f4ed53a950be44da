using System.Text.Json;
using EdgeLem.Tests;

namespace EdgeLem.EndToEnd.Programs;

/// <summary>The fixed heads of <c>Golden/ledger-heads.json</c>.</summary>
internal static class LedgerHeads
{
    private static readonly JsonDocument Golden = JsonDocument.Parse(
        File.ReadAllText(Repository.PathOf("tests/EdgeLem.EndToEnd/Golden/ledger-heads.json")), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });

    /// <summary>The head of a run.</summary>
    /// <param name="scenario">Scenario.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="intervals">Number of intervals.</param>
    public static string Of(string scenario, int seed, int intervals) => Golden.RootElement.EnumerateArray()
        .First(run => run.GetProperty("scenario").GetString() == scenario && run.GetProperty("seed").GetInt32() == seed && run.GetProperty("intervals").GetInt32() == intervals)
        .GetProperty("ledgerHead").GetString()!;
}
