using EdgeLem.Grid;

namespace EdgeLem.Gateway.Configuration;

/// <summary>What came of reading a configuration file: the configuration, or everything that is wrong with it and with the feeder it names.</summary>
/// <param name="Configuration">The configuration; null when there is any defect.</param>
/// <param name="Defects">All defects, by file and line; empty when there is a configuration.</param>
public sealed record ConfigurationLoading(GatewayConfiguration? Configuration, IReadOnlyList<Defect> Defects)
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>Reads a configuration file.</summary>
    /// <param name="path">The file; relative paths in it start from its folder.</param>
    /// <returns>Never throws for what is in the file, nor when it cannot be read.</returns>
    public static ConfigurationLoading Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var defects = new List<Defect>();
        if (!TryRead(path, out byte[] text, out string failure))
        {
            return new ConfigurationLoading(null, [new Defect(new SourceLocation(path, 0), failure)]);
        }

        JsonValue? json = JsonText.Read(text, path, out Defect? syntax);
        if (json is null)
        {
            return new ConfigurationLoading(null, [syntax!]);
        }

        if (json.Kind != System.Text.Json.JsonValueKind.Object)
        {
            return new ConfigurationLoading(null, [new Defect(new SourceLocation(path, json.Line), "the file must hold one JSON object. See docs/gateway.md.")]);
        }

        GatewayConfiguration? configuration = new ConfigurationBinder(path, defects).Bind(new ConfigurationSection(json, path, defects));
        return defects.Count == 0 ? new ConfigurationLoading(configuration, []) : new ConfigurationLoading(null, Sorted(path, defects));
    }

    /// <summary>The configuration's own defects by line, then the feeder's in the order of its reader.</summary>
    private static Defect[] Sorted(string path, List<Defect> defects) =>
        [.. defects.OrderBy(defect => defect.Location.File == path ? 0 : 1).ThenBy(defect => defect.Location.File == path ? defect.Location.Line : 0)];

    private static bool TryRead(string path, out byte[] text, out string failure)
    {
        text = [];
        failure = "";
        try
        {
            bool isTooLarge = new FileInfo(path) is { Exists: true, Length: > MostBytes };
            failure = isTooLarge ? $"the file is larger than {MostBytes} bytes and cannot be a configuration." : "";
            text = isTooLarge ? [] : File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            failure = "the configuration file does not exist. gateway/gateway.example.json is one to begin with.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            failure = $"the configuration file cannot be read: {error.Message}";
        }

        return failure.Length == 0;
    }
}
