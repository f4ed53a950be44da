using System.Globalization;
using CsvHelper;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Input;

/// <summary>Reads a CSV file that somebody wrote: opens it, checks its header, and hands over the rows whose number of fields is right. Everything that is wrong is collected.</summary>
/// <param name="path">Path of the file.</param>
/// <param name="columns">Its columns.</param>
/// <param name="defects">Receives everything that is wrong, row by row.</param>
internal sealed class CsvInput(string path, CsvColumns columns, ICollection<Defect> defects)
{
    private const long MaxBytes = 64 * 1024 * 1024;
    private static readonly CsvReaderOptions Options = new() { Separator = ',', TrackLineNumbers = true, TrimWhitespace = true, AllowLineBreaksInQuotes = false };

    /// <summary>Reads the file.</summary>
    /// <param name="take">Gets each row's place and its fields, in the order of <see cref="CsvColumns.All"/>; the field of a column that the file does not have is empty.</param>
    public void Read(Action<SourceLocation, string[]> take)
    {
        try
        {
            if (path.Length == 0)
            {
                Refuse(0, "the name of a CSV file is empty. Name a file, or leave the option out.");
                return;
            }

            if (Directory.Exists(path))
            {
                Refuse(0, "the file cannot be read: it is a folder. Name a CSV file.");
                return;
            }

            using FileStream stream = File.OpenRead(path);
            if (stream.Length > MaxBytes)
            {
                Refuse(0, FormattableString.Invariant($"the file is larger than {MaxBytes} bytes, the most that is read."));
                return;
            }

            using CsvReader csv = CsvReader.Create(stream, Options, leaveOpen: true);
            ReadRows(csv, take);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Refuse(0, $"the file cannot be read: {fault.Message}");
        }
        catch (FormatException fault)
        {
            Refuse(0, $"the file is no CSV: {fault.Message}");
        }
    }

    private void ReadRows(CsvReader csv, Action<SourceLocation, string[]> take)
    {
        csv.ReadHeader();
        if (!TryFindColumns(csv, out int[] places))
        {
            return;
        }

        while (csv.Read())
        {
            int line = (int)csv.LineNumber;
            if (csv.FieldCount == csv.Headers.Count)
            {
                take(new SourceLocation(path, line), [.. places.Select(place => place < 0 ? "" : csv.GetString(place))]);
            }
            else
            {
                Refuse(line, string.Create(CultureInfo.InvariantCulture, $"the row has {csv.FieldCount} fields, the header {csv.Headers.Count}. Give as many."));
            }
        }
    }

    private bool TryFindColumns(CsvReader csv, out int[] places)
    {
        int[] found = [.. columns.All.Select(column => csv.TryGetFieldIndex(column, out int place) ? place : -1)];
        string[] missing = [.. columns.Required.Where((_, column) => found[column] < 0)];
        places = found;
        if (missing.Length > 0)
        {
            string separated = csv.Headers is [string only] && only.AsSpan().IndexOfAny(';', '\t') >= 0 ? " Separate fields by commas, and write decimals with a point." : "";
            Refuse(1, $"the header lacks {string.Join(", ", missing)}; it must name the columns {string.Join(",", columns.Required)}{OptionalOnes()}.{separated}");
            return false;
        }

        foreach (string column in csv.Headers.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            Refuse(1, $"column '{column}' is named twice. Remove one.");
        }

        foreach (string column in csv.Headers.Except(columns.All, StringComparer.OrdinalIgnoreCase))
        {
            Refuse(1, $"column '{column}' is unknown. Remove it; known are {string.Join(", ", columns.All)}.");
        }

        return true;
    }

    private string OptionalOnes() => columns.Optional.Count == 0 ? "" : $", and may name {string.Join(",", columns.Optional)}";

    private void Refuse(int line, string message) => defects.Add(new Defect(new SourceLocation(path, line), message));
}
