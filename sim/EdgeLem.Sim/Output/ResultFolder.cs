namespace EdgeLem.Sim.Output;

/// <summary>The folder of a run's result files. It belongs to one run: what an earlier one left would contradict the new ledger.</summary>
internal static class ResultFolder
{
    /// <summary>Name of the ledger in the folder.</summary>
    public const string Ledger = "ledger.db";

    private static readonly string[] Results =
        ["summary.json", "intervals.csv", "orders.csv", "trades.csv", "nodes.csv", "voltages.csv", "settlement.csv", "report.html"];

    /// <summary>Creates the folder, or removes an earlier run's files from it and leaves everything else.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="OutputFolderException">The folder cannot be created or written.</exception>
    public static void Begin(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string[] old = [.. Results.Select(name => Path.Combine(folder, name)), .. Directory.EnumerateFiles(folder, Ledger + "*")];
            Array.ForEach(old, File.Delete);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new OutputFolderException(folder, cause);
        }
    }
}
