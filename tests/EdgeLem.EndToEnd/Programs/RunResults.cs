using System.Text.Json;

namespace EdgeLem.EndToEnd.Programs;

/// <summary>The result files of a run.</summary>
internal sealed class RunResults
{
    /// <summary>The tables of a run.</summary>
    public static readonly string[] Tables = ["intervals.csv", "orders.csv", "trades.csv", "nodes.csv", "voltages.csv", "settlement.csv"];

    private readonly string _folder;

    /// <summary>Reads the summary.</summary>
    /// <param name="folder">Folder of the result files.</param>
    public RunResults(string folder)
    {
        _folder = folder;
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(PathOf("summary.json")));
        Summary = summary.RootElement.Clone();
    }

    /// <summary>The summary.</summary>
    public JsonElement Summary { get; }

    /// <summary>Hash of the ledger's last entry.</summary>
    public string Head => Summary.GetProperty("ledgerHead").GetString()!;

    /// <summary>A number of the summary.</summary>
    /// <param name="name">Its name.</param>
    public double this[string name] => Summary.GetProperty(name).GetDouble();

    /// <summary>A result file.</summary>
    /// <param name="name">Its name.</param>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>A table.</summary>
    /// <param name="name">Its file name.</param>
    public CsvTable Table(string name) => CsvTable.Read(PathOf(name));
}
