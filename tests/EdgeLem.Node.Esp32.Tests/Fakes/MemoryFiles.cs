using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>Files in memory; writes stand in the board's diary.</summary>
internal sealed class MemoryFiles(List<string> diary) : IFileStore
{
    private readonly Dictionary<string, IRecordFile> _records = [];

    public Dictionary<string, string> Texts { get; } = [];

    public bool IsBroken { get; set; }

    public IReadOnlyCollection<string> RecordNames => _records.Keys;

    public IRecordFile OpenRecords(string name)
    {
        if (!_records.TryGetValue(name, out IRecordFile? file))
        {
            file = new MemoryRecordFile();
            _records[name] = file;
        }

        return file;
    }

    public bool TryRead(string name, out string text)
    {
        bool isThere = Texts.TryGetValue(name, out string? found);
        text = found ?? "";
        return isThere;
    }

    public bool TryWrite(string name, string text)
    {
        diary.Add("file " + name);
        if (!IsBroken)
        {
            Texts[name] = text;
        }

        return !IsBroken;
    }

    public bool TryDelete(string name)
    {
        Texts.Remove(name);
        return true;
    }
}
