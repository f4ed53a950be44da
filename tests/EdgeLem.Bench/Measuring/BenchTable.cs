using System.Globalization;

namespace EdgeLem.Bench.Measuring;

/// <summary>Results as aligned text for people or as CSV for programs.</summary>
/// <param name="title">What is measured.</param>
/// <param name="columns">Names of the columns, with units.</param>
internal sealed class BenchTable(string title, params string[] columns)
{
    private readonly List<object[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One text or number per column.</param>
    public void Add(params object[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, columns.Length, nameof(cells));
        _rows.Add(cells);
    }

    /// <summary>Prints the table as aligned text under its title.</summary>
    public void PrintText()
    {
        string[][] lines = [columns, .. _rows.Select(row => row.Select(Readable).ToArray())];
        int[] widths = [.. Enumerable.Range(0, columns.Length).Select(column => lines.Max(line => line[column].Length))];
        Console.WriteLine(title);
        foreach (string[] line in lines)
        {
            Console.WriteLine("  " + string.Join("  ", line.Select((cell, column) => IsText(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
        }

        Console.WriteLine();
    }

    /// <summary>Prints the table as CSV.</summary>
    /// <param name="isFirst">Of a command's tables the first begins with its header, so that its lines can be read as they are; the others follow an empty line and their title as a comment.</param>
    public void PrintCsv(bool isFirst)
    {
        if (!isFirst)
        {
            Console.WriteLine();
            Console.WriteLine($"# {title}");
        }

        Console.WriteLine(string.Join(',', columns));
        foreach (object[] row in _rows)
        {
            Console.WriteLine(string.Join(',', row.Select(cell => cell is double number ? number.ToString("G6", CultureInfo.InvariantCulture) : Convert.ToString(cell, CultureInfo.InvariantCulture))));
        }
    }

    private bool IsText(int column) => _rows.TrueForAll(row => row[column] is string);

    private static string Readable(object cell) => cell switch
    {
        double number => number.ToString(FormatOf(Math.Abs(number)), CultureInfo.InvariantCulture),
        IFormattable number => number.ToString("N0", CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static string FormatOf(double magnitude) => magnitude switch
    {
        >= 100 => "N0",
        >= 10 => "N1",
        >= 1 => "N2",
        _ => "N3",
    };
}
