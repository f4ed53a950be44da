using System.Text.Json;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>The outcome of reading a configuration file.</summary>
/// <param name="Configuration">The configuration; null when there are problems.</param>
/// <param name="Problems">Everything that is wrong with the file, one line each; empty when it can be used.</param>
public sealed record ConfigurationLoading(NodeConfiguration? Configuration, IReadOnlyList<string> Problems)
{
    private const int LargestFileBytes = 1 << 20;
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 8 };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    public static ConfigurationLoading Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length > LargestFileBytes
                ? Refused($"{path} has {file.Length} bytes, more than the {LargestFileBytes} that a configuration may have.")
                : Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refused($"{path} cannot be read: {unreadable.Message}");
        }
    }

    private static ConfigurationLoading Parse(byte[] text, string path)
    {
        ReadOnlyMemory<byte> json = text.AsSpan().StartsWith("\uFEFF"u8) ? text.AsMemory(3) : text;
        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            return Bind(document.RootElement, path);
        }
        catch (JsonException syntax)
        {
            return Refused($"{path}:{syntax.LineNumber + 1}: not valid JSON: {syntax.Message.Split(". ", 2)[0]}. Correct the syntax; the rest of the file was not checked.");
        }
    }

    private static ConfigurationLoading Bind(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Refused($"{path}: the file must hold one object, {{ ... }}.");
        }

        var problems = new List<string>();
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        NodeConfiguration? configuration = new NodeBinder(folder).Bind(new ConfigurationObject(root, "", problems));
        return new ConfigurationLoading(problems.Count == 0 ? configuration : null, [.. problems.Select(problem => $"{path}: {problem}")]);
    }

    private static ConfigurationLoading Refused(string problem) => new(null, [problem]);
}
