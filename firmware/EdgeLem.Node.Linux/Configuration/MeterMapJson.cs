using System.Text.Json;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>Reads register maps from JSON files; the format is in hardware/devices/README.md.</summary>
public static class MeterMapJson
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="errors">All that is wrong with it, each naming the file; empty when there is a map.</param>
    /// <returns>The map; null when there are errors.</returns>
    public static MeterMap? Load(string path, out IReadOnlyList<string> errors)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path, out errors);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            errors = [$"{path}: cannot be read: {unreadable.Message}"];
            return null;
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="json">UTF-8 text.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="errors">All that is wrong with it; empty when there is a map.</param>
    /// <returns>The map; null when there are errors.</returns>
    public static MeterMap? Parse(ReadOnlySpan<byte> json, string name, out IReadOnlyList<string> errors)
    {
        var reader = new MeterMapReader();
        try
        {
            MeterMap? map = reader.Read(JsonSerializer.Deserialize(json, MeterMapJsonContext.Default.MeterMapDocument));
            errors = [.. reader.Errors.Select(error => $"{name}: {error}")];
            return map;
        }
        catch (JsonException malformed)
        {
            errors = [$"{name}: line {malformed.LineNumber + 1}: not a meter map: {malformed.Message}"];
            return null;
        }
    }
}
