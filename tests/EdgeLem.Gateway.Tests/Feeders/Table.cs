using System.Globalization;

namespace EdgeLem.Gateway.Tests.Feeders;

/// <summary>A result file without quoted fields, by column names.</summary>
internal sealed class Table
{
    private readonly string[] _columns;

    public Table(string path)
    {
        string[] lines = File.ReadAllLines(path);
        _columns = lines[0].Split(',');
        Rows = [.. lines[1..].Select(line => line.Split(','))];
    }

    public IReadOnlyList<string[]> Rows { get; }

    public string Header => string.Join(',', _columns);

    public string Text(string[] row, string column) => row[Array.IndexOf(_columns, column)];

    public double Number(string[] row, string column) => double.Parse(Text(row, column), CultureInfo.InvariantCulture);

    /// <summary>The only row whose first fields are these.</summary>
    public string[] Row(params string[] first) => Assert.Single(Rows, row => row.Take(first.Length).SequenceEqual(first));
}
