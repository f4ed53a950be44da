using EdgeLem.Gateway.Output;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>A result file over the intervals of a call: where there may be several, each row begins with the start of its own.</summary>
internal sealed class ResultTable : IDisposable
{
    private readonly CsvFile _file;
    private readonly bool _isSeries;
    private long _intervalStartS;

    /// <summary>Creates the file and writes its header.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="isSeries">Whether rows name their interval.</param>
    /// <param name="columns">Column names without that of the interval.</param>
    public ResultTable(string path, bool isSeries, IEnumerable<string> columns)
    {
        _isSeries = isSeries;
        _file = new CsvFile(path, [.. isSeries ? ["interval_start"] : Array.Empty<string>(), .. columns]);
    }

    /// <summary>Says which interval the next rows are about.</summary>
    /// <param name="startS">Its start, UTC epoch seconds.</param>
    public void Begin(long startS) => _intervalStartS = startS;

    /// <summary>Writes one row of the interval.</summary>
    /// <param name="fields">The fields, as <see cref="CsvFile.Row"/> takes them.</param>
    public void Row(params ReadOnlySpan<object?> fields) => _file.Row(_isSeries ? [_intervalStartS, .. fields] : fields);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
