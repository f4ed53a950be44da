using System.Globalization;
using CsvHelper;

namespace EdgeLem.Sim.Output;

/// <summary>One result file: a header line, then rows of the same number of fields; UTF-8, comma, invariant culture, LF.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly CsvWriter _csv;
    private readonly int _columns;

    /// <summary>Creates the file and writes its header.</summary>
    /// <param name="path">Path of the file; an older one is replaced.</param>
    /// <param name="columns">Column names.</param>
    public CsvFile(string path, params string[] columns)
    {
        _csv = CsvWriter.Create(new StreamWriter(path), new CsvWriterOptions { NewLine = "\n" }, leaveOpen: false);
        _columns = columns.Length;
        Row(columns);
    }

    /// <summary>Writes one row.</summary>
    /// <param name="fields">Texts, integers, or doubles already rounded; null becomes an empty field.</param>
    public void Row(params object?[] fields)
    {
        if (fields.Length != _columns)
        {
            throw new ArgumentException($"A row of {fields.Length} fields does not fit into {_columns} columns.", nameof(fields));
        }

        foreach (object? field in fields)
        {
            _csv.WriteField(Convert.ToString(field, CultureInfo.InvariantCulture));
        }

        _csv.EndRecord();
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();
}
