using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Linux.Storage;

/// <summary>
/// A record file on a disk or card. Every append is flushed to the medium before it returns (fsync), so that a power cut takes at most the record that was being written. The file is opened for
/// each call: calls are minutes apart.
/// </summary>
/// <param name="path">The file; it is created by the first append.</param>
public sealed class FileRecordFile(string path) : IRecordFile
{
    /// <inheritdoc/>
    public int Length
    {
        get
        {
            var file = new FileInfo(path);
            return file.Exists ? (int)Math.Min(file.Length, int.MaxValue) : 0;
        }
    }

    /// <summary>The files of a store in a folder, which is created when it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="count">How many files.</param>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static IRecordFile[] InFolder(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        return [.. Enumerable.Range(0, count).Select(index => new FileRecordFile(Path.Combine(folder, $"energy-{index}.rec")))];
    }

    /// <inheritdoc/>
    public bool Append(byte[] bytes, int count) => Try(FileMode.Append, file =>
    {
        file.Write(bytes, 0, count);
        file.Flush(flushToDisk: true);
        return true;
    });

    /// <inheritdoc/>
    public bool Read(int offset, byte[] bytes, int count) => Try(FileMode.Open, file =>
    {
        file.Position = offset;
        return file.ReadAtLeast(bytes.AsSpan(0, count), count, throwOnEndOfStream: false) == count;
    });

    /// <inheritdoc/>
    public bool Truncate(int length) => Try(FileMode.OpenOrCreate, file =>
    {
        file.SetLength(length);
        file.Flush(flushToDisk: true);
        return true;
    });

    private bool Try(FileMode mode, Func<FileStream, bool> use)
    {
        try
        {
            using var file = new FileStream(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            return use(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
