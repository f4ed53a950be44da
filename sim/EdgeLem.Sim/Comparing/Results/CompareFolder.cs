using System.Text.Json;
using EdgeLem.Sim.Comparing.Results.Page;
using EdgeLem.Sim.Output;

namespace EdgeLem.Sim.Comparing.Results;

/// <summary>The result files of a comparison (docs/compare.md).</summary>
internal static class CompareFolder
{
    /// <summary>The files, for people.</summary>
    public const string Files = "summary.json, compare.csv, intervals.csv, homes.csv, orders/";

    /// <summary>The page.</summary>
    public const string Report = "report.html";

    private static readonly string[] Names = ["summary.json", "compare.csv", "intervals.csv", "homes.csv", Report];

    /// <summary>Creates the folder, or removes an earlier comparison's files from it and leaves everything else.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="OutputFolderException">The folder cannot be created or written.</exception>
    public static void Begin(string folder) => Guard(folder, () =>
    {
        Directory.CreateDirectory(folder);
        Array.ForEach(Names, name => File.Delete(Path.Combine(folder, name)));
        BookFiles.Clear(folder);
    });

    /// <summary>Writes everything.</summary>
    /// <param name="comparison">The results.</param>
    /// <exception cref="OutputFolderException">The folder cannot be written.</exception>
    public static void Write(Comparison comparison)
    {
        string folder = comparison.Options.Folder;
        Guard(folder, () =>
        {
            BookFiles.Write(folder, comparison.Market);
            CompareTables.WriteDesigns(Path.Combine(folder, "compare.csv"), comparison);
            CompareTables.WriteIntervals(Path.Combine(folder, "intervals.csv"), comparison);
            CompareTables.WriteHomes(Path.Combine(folder, "homes.csv"), comparison);
            File.WriteAllText(Path.Combine(folder, Report), ComparePage.Of(comparison));
            string summary = JsonSerializer.Serialize(CompareSummary.Of(comparison), CompareSummaryJson.Default.CompareSummary);
            File.WriteAllText(Path.Combine(folder, "summary.json"), summary + "\n");
        });
    }

    private static void Guard(string folder, Action write)
    {
        try
        {
            write();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new OutputFolderException(folder, cause);
        }
    }
}
