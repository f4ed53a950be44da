using System.Text.Json;
using EdgeLem.Gateway.Output;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>The result files of the command <c>clear</c> (docs/clear.md).</summary>
internal sealed class ClearFolder : IDisposable
{
    private const string Summary = "summary.json";
    private const string Voltages = "voltages.csv";

    private static readonly (string Name, Action<string, ClearedFile> Write)[] Tables =
    [
        ("fills.csv", OrderTables.WriteFills),
        ("trades.csv", OrderTables.WriteTrades),
        ("refusals.csv", OrderTables.WriteRefusals),
        ("prices.csv", PointTables.WritePrices),
        ("envelopes.csv", PointTables.WriteEnvelopes),
        ("fees.csv", PointTables.WriteFees),
        ("losses.csv", PointTables.WriteLosses),
        ("violations.csv", NetworkTables.WriteViolations),
    ];

    private readonly StagedFolder _folder;

    private ClearFolder(StagedFolder folder) => _folder = folder;

    /// <summary>Begins the results.</summary>
    /// <param name="folder">The folder; created when absent.</param>
    /// <exception cref="IOException">The folder cannot be created or written; the message names it.</exception>
    public static ClearFolder Begin(string folder) => new(StagedFolder.Begin(folder, [.. Tables.Select(table => table.Name), Voltages, Summary]));

    /// <summary>The files of a result, for people.</summary>
    /// <param name="cleared">The results.</param>
    public static string FilesOf(ClearedFile cleared) =>
        string.Join(", ", [.. Tables.Select(table => table.Name), .. cleared.After is null ? Array.Empty<string>() : [Voltages], Summary]);

    /// <summary>Writes all files and puts them in the place of an earlier run's.</summary>
    /// <param name="cleared">The results.</param>
    /// <param name="summary">Their key figures.</param>
    /// <exception cref="IOException">They cannot be written; the message names the folder.</exception>
    public void Write(ClearedFile cleared, ClearSummary summary)
    {
        _folder.Write(() => WriteFiles(cleared, summary));
        _folder.Publish();
    }

    /// <summary>Removes what was not published.</summary>
    public void Dispose() => _folder.Dispose();

    private void WriteFiles(ClearedFile cleared, ClearSummary summary)
    {
        foreach ((string name, Action<string, ClearedFile> write) in Tables)
        {
            write(_folder.PathOf(name), cleared);
        }

        if (cleared is { Before: { } before, After: { } after })
        {
            NetworkTables.WriteVoltages(_folder.PathOf(Voltages), (before, after));
        }

        File.WriteAllText(_folder.PathOf(Summary), JsonSerializer.Serialize(summary, ClearSummaryJson.Default.ClearSummary) + "\n");
    }
}
