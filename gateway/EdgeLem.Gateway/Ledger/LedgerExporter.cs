using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace EdgeLem.Gateway.Ledger;

/// <summary>Writes a ledger's tables as CSV: UTF-8, comma, header row, line feed, quotes as in RFC 4180, rounds by rising number.</summary>
public static class LedgerExporter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Exports a ledger file, which may be in use.</summary>
    /// <param name="path">The ledger; only read.</param>
    /// <param name="folder">Where to write; created when absent, files in it are replaced.</param>
    /// <returns>The files written: rounds, orders, trades, violations, meter_readings and settlement; then terms, refusals, charges and nodal_prices, those that have rows.</returns>
    /// <exception cref="FileNotFoundException">There is no such ledger.</exception>
    /// <exception cref="InvalidDataException">The file is not a ledger.</exception>
    public static ImmutableArray<string> Export(string path, string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        using SqliteConnection connection = LedgerFile.OpenReadOnly(path);
        using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        Directory.CreateDirectory(folder);
        List<string> files = [Path.Combine(folder, "rounds.csv")];
        string[] roundColumns = [.. LedgerSchema.Rounds.ColumnNames.Where(column => !column.EndsWith("_digest", StringComparison.Ordinal))];
        Write(files[0], roundColumns, LedgerFile.Read(connection, $"SELECT {string.Join(", ", roundColumns)} FROM rounds ORDER BY round_number"));
        foreach (LedgerTable table in LedgerSchema.RowTables.Concat(LedgerFile.AddedTablesOf(connection).Where(table => HasRows(connection, table))))
        {
            files.Add(Path.Combine(folder, FileNameOf(table)));
            Write(files[^1], ["round_number", "interval_start_s", .. table.ColumnNames], LedgerFile.Read(connection, SelectWithInterval(table)));
        }

        return [.. files];
    }

    private static bool HasRows(SqliteConnection connection, LedgerTable table) => (long)LedgerFile.Scalar(connection, $"SELECT EXISTS (SELECT 1 FROM {table.Name})")! != 0;

    private static string FileNameOf(LedgerTable table) => table == LedgerSchema.SettlementLines ? "settlement.csv" : $"{table.Name}.csv";

    private static string SelectWithInterval(LedgerTable table) =>
        $"SELECT t.round_number, r.interval_start_s, {string.Join(", ", table.ColumnNames.Select(column => $"t.{column}"))} "
        + $"FROM {table.Name} t JOIN rounds r ON r.round_number = t.round_number ORDER BY t.round_number, t.row_number";

    private static void Write(string file, IEnumerable<string> header, IEnumerable<object?[]> rows)
    {
        using StreamWriter writer = new(file, append: false, Utf8) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', header));
        foreach (object?[] row in rows)
        {
            writer.WriteLine(string.Join(',', row.Select(Field)));
        }
    }

    private static string Field(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
