using System.Globalization;

namespace EdgeLem.EndToEnd.Programs;

/// <summary>A result table. Its fields hold no commas, so splitting is enough.</summary>
/// <param name="Columns">Column names.</param>
/// <param name="Rows">Rows of fields.</param>
internal sealed record CsvTable(IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows)
{
    /// <summary>Reads a table; every row must have a field per column.</summary>
    /// <param name="path">Path of the file.</param>
    public static CsvTable Read(string path)
    {
        string[][] lines = [.. File.ReadLines(path).Select(line => line.Split(','))];
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        return new CsvTable(lines[0], lines[1..]);
    }

    /// <summary>A text.</summary>
    /// <param name="row">One of <see cref="Rows"/>.</param>
    /// <param name="column">Column name.</param>
    public string Text(string[] row, string column) => row[Columns.ToList().IndexOf(column)];

    /// <summary>A number; an empty field is 0.</summary>
    /// <param name="row">One of <see cref="Rows"/>.</param>
    /// <param name="column">Column name.</param>
    public double Number(string[] row, string column) => Text(row, column) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : 0;

    /// <summary>All texts of a column.</summary>
    /// <param name="column">Column name.</param>
    public IEnumerable<string> Texts(string column) => Rows.Select(row => Text(row, column));

    /// <summary>The sum of a column.</summary>
    /// <param name="column">Column name.</param>
    public double Sum(string column) => Rows.Sum(row => Number(row, column));
}
