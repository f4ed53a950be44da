using System.Text.Json;

namespace EdgeLem.Grid.Tests;

/// <summary>One table of a pandapower net: rows of named values. In the file it is a text that holds the JSON of a pandas frame (columns, index, data).</summary>
internal sealed class PandapowerTable
{
    private readonly Dictionary<string, int> _columns;
    private readonly JsonElement[] _rows;
    private readonly int[] _index;

    public PandapowerTable(JsonElement net, string name)
    {
        JsonElement frame = net.GetProperty(name).GetProperty("_object");
        JsonElement table = frame.ValueKind == JsonValueKind.String ? JsonDocument.Parse(frame.GetString()!).RootElement : frame;
        _columns = table.GetProperty("columns").EnumerateArray().Select((column, place) => (Name: column.GetString()!, place)).ToDictionary(pair => pair.Name, pair => pair.place);
        _rows = [.. table.GetProperty("data").EnumerateArray()];
        _index = [.. table.GetProperty("index").EnumerateArray().Select(index => index.GetInt32())];
    }

    public int Count => _rows.Length;

    /// <summary>The index of a row, by which other tables refer to it.</summary>
    public int Index(int row) => _index[row];

    public double Number(int row, string column, double whenMissing = 0) =>
        _columns.TryGetValue(column, out int place) && _rows[row][place].ValueKind == JsonValueKind.Number ? _rows[row][place].GetDouble() : whenMissing;

    public int Bus(int row, string column) => _rows[row][_columns[column]].GetInt32();

    public string? Text(int row, string column) => _columns.TryGetValue(column, out int place) && _rows[row][place].ValueKind == JsonValueKind.String ? _rows[row][place].GetString() : null;

    public bool IsTrue(int row, string column) => _rows[row][_columns[column]].ValueKind == JsonValueKind.True;
}
