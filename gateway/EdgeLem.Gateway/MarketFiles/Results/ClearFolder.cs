using System.Collections.Immutable;
using System.Text.Json;
using EdgeLem.Gateway.MarketFiles.Intervals;
using EdgeLem.Gateway.Output;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>The result files of the command <c>clear</c> (docs/clear.md).</summary>
internal sealed class ClearFolder : IDisposable
{
    private const string Summary = "summary.json";
    private const string Voltages = "voltages.csv";
    private const string Blocks = "blocks.csv";
    private const string Contracts = "contracts.csv";

    private readonly ClearedFile _cleared;
    private readonly StagedFolder _folder;

    private ClearFolder(ClearedFile cleared)
    {
        _cleared = cleared;
        _folder = StagedFolder.Begin(cleared.Request.Folder, [.. TablesOf(cleared).Select(table => table.Name), Blocks, Contracts, Voltages, Summary]);
    }

    /// <summary>Begins the results.</summary>
    /// <param name="cleared">The results; their folder is created when absent.</param>
    /// <exception cref="IOException">The folder cannot be created or written; the message names it.</exception>
    public static ClearFolder Begin(ClearedFile cleared) => new(cleared);

    /// <summary>The files of a result, for people.</summary>
    /// <param name="cleared">The results.</param>
    public static string FilesOf(ClearedFile cleared) => string.Join(
        ", ", [.. WrittenTablesOf(cleared).Select(table => table.Name), .. cleared.Request.BlocksPath is null ? Array.Empty<string>() : [Blocks], Summary]);

    /// <summary>Writes all files and puts them in the place of an earlier run's.</summary>
    /// <param name="summaries">The key figures of each interval.</param>
    /// <exception cref="IOException">They cannot be written; the message names the folder.</exception>
    public void Write(ImmutableArray<ClearSummary> summaries)
    {
        _folder.Write(() => WriteFiles(summaries));
        _folder.Publish();
    }

    /// <summary>Removes what was not published.</summary>
    public void Dispose() => _folder.Dispose();

    private static (string Name, IEnumerable<string> Columns, Action<ResultTable, ClearedInterval> Write)[] TablesOf(ClearedFile cleared)
    {
        var orders = new OrderTables(cleared);
        return
        [
            ("fills.csv", orders.FillColumns, orders.WriteFills),
            ("trades.csv", orders.TradeColumns, orders.WriteTrades),
            ("refusals.csv", orders.RefusalColumns, orders.WriteRefusals),
            ("prices.csv", PointTables.PriceColumns, PointTables.WritePrices),
            ("envelopes.csv", PointTables.EnvelopeColumns, PointTables.WriteEnvelopes),
            ("fees.csv", PointTables.FeeColumns, PointTables.WriteFees),
            ("losses.csv", PointTables.LossColumns, PointTables.WriteLosses),
            ("violations.csv", NetworkTables.ViolationColumns, NetworkTables.WriteViolations),
        ];
    }

    private static List<(string Name, IEnumerable<string> Columns, Action<ResultTable, ClearedInterval> Write)> WrittenTablesOf(ClearedFile cleared)
    {
        var tables = TablesOf(cleared).ToList();
        if (cleared.HasContracts)
        {
            tables.Add((Contracts, ContractTable.Columns, ContractTable.Write));
        }

        if (cleared.Input.Feeder is not null)
        {
            tables.Add((Voltages, NetworkTables.VoltageColumns, NetworkTables.WriteVoltages));
        }

        return tables;
    }

    private void WriteFiles(ImmutableArray<ClearSummary> summaries)
    {
        foreach ((string name, IEnumerable<string> columns, Action<ResultTable, ClearedInterval> write) in WrittenTablesOf(_cleared))
        {
            using var table = new ResultTable(_folder.PathOf(name), _cleared.IsSeries, columns);
            foreach (ClearedInterval interval in _cleared.Intervals)
            {
                table.Begin(interval.Case.Interval.StartS);
                write(table, interval);
            }
        }

        if (_cleared.Request.BlocksPath is not null)
        {
            BlockTable.Write(_folder.PathOf(Blocks), _cleared);
        }

        string summary = _cleared.IsSeries
            ? JsonSerializer.Serialize(SeriesSummary.Of(_cleared, summaries), ClearSummaryJson.Default.SeriesSummary)
            : JsonSerializer.Serialize(summaries[0], ClearSummaryJson.Default.ClearSummary);
        File.WriteAllText(_folder.PathOf(Summary), summary + "\n");
    }
}
