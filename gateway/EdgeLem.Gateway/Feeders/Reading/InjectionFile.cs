using System.Globalization;
using CsvHelper;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Reading;

/// <summary>
/// Powers at buses and phases from a CSV file with the columns bus, phase, power_W and reactive_power_var in any order: load reference, import positive, inductive reactive power
/// positive, phase A, B or C to neutral (to earth where the bus has none). Several rows of one bus and phase add up.
/// </summary>
internal static class InjectionFile
{
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>In W and var, beyond any network; sums of many stay finite.</summary>
    private const double LargestPower = 1e12;
    private static readonly string[] Columns = ["bus", "phase", "power_W", "reactive_power_var"];
    private static readonly CsvReaderOptions Options = new() { Separator = ',', TrackLineNumbers = true, TrimWhitespace = true, AllowLineBreaksInQuotes = false };

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="feeder">The feeder that buses are looked up in; null where there is none, then the rest is checked.</param>
    /// <param name="defects">Receives everything that is wrong, row by row.</param>
    /// <returns>The rows; meaningless when there are defects.</returns>
    public static IReadOnlyList<Injection> Read(string path, Feeder? feeder, ICollection<Defect> defects)
    {
        var rows = new List<Injection>();
        try
        {
            if (Directory.Exists(path))
            {
                defects.Add(new Defect(new SourceLocation(path, 0), "the file cannot be read: it is a folder. Name a CSV file."));
                return rows;
            }

            using FileStream stream = File.OpenRead(path);
            if (stream.Length > MaxBytes)
            {
                defects.Add(new Defect(new SourceLocation(path, 0), FormattableString.Invariant($"the file is larger than {MaxBytes} bytes, the most that is read.")));
                return rows;
            }

            using CsvReader csv = CsvReader.Create(stream, Options, leaveOpen: true);
            ReadRows(csv, (path, feeder), rows, defects);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            defects.Add(new Defect(new SourceLocation(path, 0), $"the file cannot be read: {fault.Message}"));
        }
        catch (FormatException fault)
        {
            defects.Add(new Defect(new SourceLocation(path, 0), $"the file is no CSV: {fault.Message}"));
        }

        return rows;
    }

    private static void ReadRows(CsvReader csv, (string Path, Feeder? Feeder) context, List<Injection> rows, ICollection<Defect> defects)
    {
        csv.ReadHeader();
        var header = new SourceLocation(context.Path, 1);
        int[] places = [.. Columns.Select(column => csv.TryGetFieldIndex(column, out int place) ? place : -1)];
        string[] missing = [.. Columns.Where((_, column) => places[column] < 0)];
        if (missing.Length > 0)
        {
            string separated = csv.Headers is [string only] && only.AsSpan().IndexOfAny(';', '\t') >= 0 ? " Separate fields by commas, and write decimals with a point." : "";
            defects.Add(new Defect(header, $"the header lacks {string.Join(", ", missing)}; it must name the columns {string.Join(",", Columns)}.{separated}"));
            return;
        }

        foreach (string column in csv.Headers.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            defects.Add(new Defect(header, $"column '{column}' is named twice. Remove one."));
        }

        foreach (string column in csv.Headers.Except(Columns, StringComparer.OrdinalIgnoreCase))
        {
            defects.Add(new Defect(header, $"column '{column}' is unknown. Remove it; known are {string.Join(", ", Columns)}."));
        }

        while (csv.Read())
        {
            var location = new SourceLocation(context.Path, (int)csv.LineNumber);
            int before = defects.Count;
            if (csv.FieldCount != csv.Headers.Count)
            {
                defects.Add(new Defect(location, string.Create(CultureInfo.InvariantCulture, $"the row has {csv.FieldCount} fields, the header {csv.Headers.Count}. Give as many.")));
                continue;
            }

            string[] fields = [.. places.Select(csv.GetString)];
            var row = new Injection(
                BusOf(fields[0], context.Feeder, location, defects),
                PhaseOf(fields[1], location, defects),
                NumberOf(fields[2], Columns[2], location, defects),
                NumberOf(fields[3], Columns[3], location, defects));
            if (defects.Count == before && context.Feeder?.HasTerminal(row.Bus, (Terminal)(row.Phase + 1)) == false)
            {
                defects.Add(new Defect(location, $"bus '{fields[0]}' has no phase {fields[1]}. Name one that a line leads to."));
            }

            rows.Add(row);
        }
    }

    private static int BusOf(string name, Feeder? feeder, SourceLocation location, ICollection<Defect> defects)
    {
        int bus = 0;
        if (feeder?.TryGetBusIndex(name, out bus) == false)
        {
            defects.Add(new Defect(location, $"bus '{name}' is not in feeder '{feeder.Name}'; the nearest name is '{NearestName.Of(name, feeder.Buses.Select(known => known.Id))}'."));
        }

        return bus;
    }

    private static int PhaseOf(string name, SourceLocation location, ICollection<Defect> defects)
    {
        int phase = name is ['A' or 'B' or 'C'] ? name[0] - 'A' : -1;
        if (phase < 0)
        {
            defects.Add(new Defect(location, $"phase is '{name}'; it must be A, B or C."));
        }

        return phase;
    }

    private static double NumberOf(string text, string column, SourceLocation location, ICollection<Defect> defects)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
        {
            defects.Add(new Defect(location, $"{column} is '{text}'; it must be a number such as -1500 or 2.5e3."));
            return 0;
        }

        if (Math.Abs(number) > LargestPower)
        {
            string unit = column.EndsWith("var", StringComparison.Ordinal) ? "var" : "W";
            defects.Add(new Defect(location, string.Create(CultureInfo.InvariantCulture, $"{column} is {number} {unit}, allowed {-LargestPower} to {LargestPower} {unit}. Correct the value or its unit.")));
        }

        return number;
    }
}
