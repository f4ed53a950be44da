using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Storage;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Footprint.Heap.House;

/// <summary>Files of a board that has its settings and is new otherwise; the records' files are the device's own, never written.</summary>
internal sealed class StandInFiles : IFileStore, IStandIn
{
    /// <inheritdoc/>
    public IRecordFile OpenRecords(string name) => new FlashRecordFile("/nowhere/" + name);

    /// <inheritdoc/>
    public bool TryRead(string name, out string text)
    {
        text = "{}";
        return name == SettingsFile.SettingsName;
    }

    /// <inheritdoc/>
    public bool TryWrite(string name, string text) => true;

    /// <inheritdoc/>
    public bool TryDelete(string name) => true;
}
