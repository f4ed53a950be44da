using System.Globalization;

namespace EdgeLem.Footprint.Reporting;

/// <summary>A table as aligned text or as Markdown.</summary>
/// <param name="columns">Names of the columns, with units.</param>
internal sealed class ReportTable(params string[] columns)
{
    private readonly List<object[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One text or number per column.</param>
    public void Add(params object[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, columns.Length, nameof(cells));
        _rows.Add(cells);
    }

    /// <summary>Writes the table.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="isMarkdown">Whether as Markdown.</param>
    public void Write(TextWriter output, bool isMarkdown)
    {
        string[][] lines = [columns, .. _rows.Select(row => row.Select(Readable).ToArray())];
        bool[] isText = [.. columns.Select((_, column) => _rows.TrueForAll(row => row[column] is string))];
        int[] widths = [.. columns.Select((_, column) => lines.Max(line => line[column].Length))];
        for (int i = 0; i < lines.Length; i++)
        {
            IEnumerable<string> cells = lines[i].Select((cell, column) => isMarkdown ? cell : isText[column] ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.WriteLine(isMarkdown ? $"| {string.Join(" | ", cells)} |" : "  " + string.Join("  ", cells).TrimEnd());
            if (i == 0 && isMarkdown)
            {
                output.WriteLine($"|{string.Join('|', isText.Select(text => text ? "---" : "---:"))}|");
            }
        }

        output.WriteLine();
    }

    private static string Readable(object cell) => cell switch
    {
        double number => number.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString("N0", CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
