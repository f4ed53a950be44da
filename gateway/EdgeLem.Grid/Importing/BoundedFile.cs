using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace EdgeLem.Grid;

/// <summary>Reads whole files, but never more than a bound, and turns every failure into a sentence.</summary>
internal static class BoundedFile
{
    public const int MaxBytes = 64 * 1024 * 1024;

    public static bool TryRead(string path, [NotNullWhen(true)] out byte[]? content, out string failure)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            content = Read(stream);
            failure = content is null ? TooLarge : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            content = null;
            failure = FailureOf(error, path);
        }

        return content is not null;
    }

    public static bool TryReadLines(string path, out string[] lines, out string failure)
    {
        bool isRead = TryRead(path, out byte[]? content, out failure);
        lines = isRead ? Encoding.UTF8.GetString(content!).TrimStart('\uFEFF').Split('\n') : [];
        return isRead;
    }

    /// <returns>The content, or null when there is more than the bound.</returns>
    public static byte[]? Read(Stream stream)
    {
        using var copy = new MemoryStream();
        byte[] block = new byte[81_920];
        int read;
        while (copy.Length <= MaxBytes && (read = stream.Read(block)) > 0)
        {
            copy.Write(block, 0, read);
        }

        return copy.Length <= MaxBytes ? copy.ToArray() : null;
    }

    public static string TooLarge => FormattableString.Invariant($"the file is larger than {MaxBytes} bytes, the most that is read. Split the network.");

    /// <summary>Why a file could not be opened or read, and what to do.</summary>
    private static string FailureOf(Exception error, string path) => error switch
    {
        _ when path.Length == 0 => "the file cannot be read: its name is empty. Name a file.",
        _ when Directory.Exists(path) => "the file cannot be read: it is a folder. Name a file in it.",
        FileNotFoundException or DirectoryNotFoundException => "the file cannot be read: it does not exist. Correct its path.",
        UnauthorizedAccessException => "the file cannot be read: access is denied. Allow it, or name another.",
        _ => $"the file cannot be read: {error.Message}",
    };
}
