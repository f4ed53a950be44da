using System.Text.Json;

namespace EdgeLem.Grid;

/// <summary>Reads a feeder file of any known format. The one place that tells the formats apart.</summary>
/// <remarks>
/// A name that ends in <c>.dss</c> is an OpenDSS script (<see cref="OpenDssImporter"/>). A name that ends in <c>.json</c> is power-grid-model's JSON when the object has
/// "version" and "data" (<see cref="PowerGridModelImporter"/>), else EdgeLem's own format (<see cref="FeederJson"/>).
/// </remarks>
public static class FeederFiles
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The feeder and notes, or all defects. Never throws for what is in the file.</returns>
    public static FeederImport Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".DSS" => Of(OpenDssImporter.Load(path)),
            ".JSON" => OfJson(path, JsonNames(path)),
            _ when path.Length == 0 => Refused(path, "the name of the feeder file is empty"),
            _ when Directory.Exists(path) => Refused(path, "it is a folder, no feeder file"),
            _ => Refused(path, $"'{Path.GetExtension(path)}' is no known kind of feeder file"),
        };
    }

    private static FeederImport OfJson(string path, HashSet<string> names) => names switch
    {
        _ when names.Contains("data") && names.Contains("version") && !names.Contains("format") => PowerGridModelImporter.Load(path),
        _ when names.Contains("_module") && names.Contains("_class") => Refused(path, "it is a file of pandapower, which is not read; power-grid-model-io turns it into power-grid-model's"),
        _ => FeederJson.Load(path),
    };

    private static FeederImport Refused(string path, string reason) =>
        new(null, [new Defect(new SourceLocation(path, 0), $"{reason}. Name a .dss file (OpenDSS) or a .json file (EdgeLem or power-grid-model).")]);

    private static FeederImport Of(OpenDssImport script) => new(
        script.Feeder,
        script.Defects,
        [.. script.Notes.Select(note => new FeederNote(note.Location, note.Message))]);

    /// <summary>The names of the first object's properties; of a file that cannot be read or is no JSON those before the mistake, for the format's reader to complain about.</summary>
    private static HashSet<string> JsonNames(string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!BoundedFile.TryRead(path, out byte[]? content, out _))
        {
            return names;
        }

        var reader = new Utf8JsonReader(content.AsSpan(content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                {
                    names.Add(reader.GetString()!);
                }
            }
        }
        catch (JsonException)
        {
            // The names before the mistake decide.
        }
        catch (InvalidOperationException)
        {
            // A name that is no UTF-8: the reader of the format says so.
        }

        return names;
    }
}
