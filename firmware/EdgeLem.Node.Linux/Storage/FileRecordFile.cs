using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Linux.Storage;

/// <summary>
/// A record file on a disk or an SD card. Every call opens and closes the file and returns when the medium has what was written (fsync), so a record that
/// was appended survives a power cut. The file is cut to nothing rather than deleted, so that its directory entry is written only once.
/// </summary>
public sealed class FileRecordFile : IRecordFile
{
    private readonly string _path;

    /// <summary>Names the file; it need not exist.</summary>
    /// <param name="path">Path of the file, in a folder that exists.</param>
    public FileRecordFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
    }

    /// <summary>Opens a node's store in a folder, with the usual number of files <c>energy-0.dat</c> and so on.</summary>
    /// <param name="folder">The folder; created when absent.</param>
    /// <returns>The store with what earlier boots left in it.</returns>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be created.</exception>
    public static EnergyStore OpenStore(string folder)
    {
        Directory.CreateDirectory(folder);
        IRecordFile[] files = [.. Enumerable.Range(0, EnergyStore.UsualFiles).Select(number => new FileRecordFile(Path.Combine(folder, $"energy-{number}.dat")))];
        return new EnergyStore(files, EnergyStore.UsualRecordsPerFile);
    }

    /// <inheritdoc/>
    public int Length
    {
        get
        {
            var file = new FileInfo(_path);
            return file.Exists ? (int)Math.Min(file.Length, int.MaxValue) : 0;
        }
    }

    /// <inheritdoc/>
    public bool Append(byte[] bytes, int count) => Try(() =>
    {
        using FileStream file = Open(FileMode.Append, FileAccess.Write);
        file.Write(bytes, 0, count);
        file.Flush(flushToDisk: true);
    });

    /// <inheritdoc/>
    public bool Read(int offset, byte[] bytes, int count) => offset <= Length - count && Try(() =>
    {
        using FileStream file = Open(FileMode.Open, FileAccess.Read);
        file.Position = offset;
        file.ReadExactly(bytes, 0, count);
    });

    /// <inheritdoc/>
    public bool Truncate(int length) => Length == length || Try(() =>
    {
        using FileStream file = Open(FileMode.Open, FileAccess.Write);
        file.SetLength(length);
        file.Flush(flushToDisk: true);
    });

    private FileStream Open(FileMode mode, FileAccess access) => new(_path, mode, access, FileShare.Read, bufferSize: 0);

    private static bool Try(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
