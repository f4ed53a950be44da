using System.Globalization;
using CsvHelper;

namespace EdgeLem.Gateway.Output;

/// <summary>One result file: a header line, then rows of the same number of fields; UTF-8, comma, invariant culture, LF.</summary>
public sealed class CsvFile : IDisposable
{
    private readonly CsvWriter _csv;
    private readonly int _columns;

    /// <summary>Creates the file and writes its header.</summary>
    /// <param name="path">Path of the file; an older one is replaced.</param>
    /// <param name="columns">Column names.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public CsvFile(string path, params ReadOnlySpan<string> columns)
    {
        _csv = CsvWriter.Create(new StreamWriter(path), new CsvWriterOptions { NewLine = "\n" }, leaveOpen: false);
        _columns = columns.Length;
        Row([.. columns]);
    }

    /// <summary>Writes one row.</summary>
    /// <param name="fields">Texts, integers and doubles; a double is written so that reading gives the same one, null becomes an empty field.</param>
    /// <exception cref="ArgumentException">There are more or fewer fields than columns.</exception>
    public void Row(params ReadOnlySpan<object?> fields)
    {
        if (fields.Length != _columns)
        {
            throw new ArgumentException($"A row of {fields.Length} fields does not fit into {_columns} columns.", nameof(fields));
        }

        foreach (object? field in fields)
        {
            // Adding 0 takes the sign from a zero, which would only puzzle the reader.
            _csv.WriteField(Convert.ToString(field is double number ? number + 0.0 : field, CultureInfo.InvariantCulture));
        }

        _csv.EndRecord();
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();
}
