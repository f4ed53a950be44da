using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Storage;
using EdgeLem.Node.Metering.Store;
using EdgeLem.Sim.Endurance;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>The program's own files in a folder, with a supply that can fail in the middle of a write: what was closed before stays, the write under way is torn.</summary>
/// <param name="folder">The folder, with its last separator.</param>
internal sealed class TornFiles(string folder) : IFileStore
{
    private readonly FlashFiles _files = new(folder);

    /// <summary>Bytes of the next write that still reach the flash before the power fails; null while it holds.</summary>
    public int? BytesUntilFailure { get; set; }

    /// <summary>Writes that a failure tore.</summary>
    public int TornWrites { get; private set; }

    public IRecordFile OpenRecords(string name) => new Records(this, _files.OpenRecords(name));

    public bool TryRead(string name, out string text) => _files.TryRead(name, out text);

    public bool TryWrite(string name, string text)
    {
        if (BytesUntilFailure is { } bytes)
        {
            // The first thing that the replacement of a text does is to write the new one beside the old.
            byte[] part = System.Text.Encoding.UTF8.GetBytes(text);
            File.WriteAllBytes(folder + name + ".new", part[..Math.Min(bytes, part.Length)]);
            Fail();
        }

        return _files.TryWrite(name, text);
    }

    public bool TryDelete(string name) => _files.TryDelete(name);

    private void Fail()
    {
        BytesUntilFailure = null;
        TornWrites++;
        throw new PowerFailedException();
    }

    private sealed class Records(TornFiles files, IRecordFile file) : IRecordFile
    {
        public int Length => file.Length;

        public bool Append(byte[] bytes, int count)
        {
            if (files.BytesUntilFailure is { } left)
            {
                file.Append(bytes, Math.Min(left, count));
                files.Fail();
            }

            return file.Append(bytes, count);
        }

        public bool Read(int offset, byte[] bytes, int count) => file.Read(offset, bytes, count);

        public bool Truncate(int length)
        {
            if (files.BytesUntilFailure is not null)
            {
                files.Fail();
            }

            return file.Truncate(length);
        }
    }
}
