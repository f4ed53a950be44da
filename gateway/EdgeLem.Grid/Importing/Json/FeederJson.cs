namespace EdgeLem.Grid;

/// <summary>
/// EdgeLem's own feeder format: one JSON object, units in the property names. Described in <c>docs/feeder-format.md</c>; a short example:
/// <code>
/// {
///   "format": "edgelem-feeder-1",
///   "name": "lane",
///   "nominalVoltageV": 230,
///   "source": { "bus": "mv", "voltageKv": 20, "voltagePu": 1.0, "shortCircuit3PhaseA": 5000, "shortCircuit1PhaseA": 3000 },
///   "transformer": { "id": "t1", "hvBus": "mv", "lvBus": "lv", "vectorGroup": "Dyn11", "ratedKva": 250, "hvKv": 20, "lvKv": 0.4,
///                    "resistancePercent": 1.3, "reactancePercent": 3.8 },
///   "cables": [ { "id": "nayy-4x150", "r1OhmPerKm": 0.206, "x1OhmPerKm": 0.080, "r0OhmPerKm": 0.824, "x0OhmPerKm": 0.320, "ratingA": 270 } ],
///   "buses": [ { "id": "mv" }, { "id": "lv" }, { "id": "end", "x": 0, "y": 300 } ],
///   "lines": [ { "id": "l1", "from": "lv", "to": "end", "lengthM": 300, "cable": "nayy-4x150" } ],
///   "connections": [ { "id": "home-01", "bus": "end", "phases": "ABC" } ]
/// }
/// </code>
/// </summary>
public static class FeederJson
{
    /// <summary>The value of the property "format".</summary>
    public const string Format = "edgelem-feeder-1";

    /// <summary>Reads a feeder file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The feeder, or all defects with file and line; a file that cannot be read is a defect too. Never throws for what is in the file.</returns>
    public static FeederImport Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return BoundedFile.TryRead(path, out byte[]? content, out string failure) ? Parse(content, path) : Unreadable(path, failure);
    }

    /// <summary>Reads a feeder from a stream.</summary>
    /// <param name="stream">UTF-8 JSON.</param>
    /// <param name="displayName">What the defects call the file.</param>
    /// <returns>The feeder, or all defects with line.</returns>
    /// <exception cref="IOException">The stream fails.</exception>
    public static FeederImport Load(Stream stream, string displayName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return BoundedFile.Read(stream) is { } content ? Parse(content, displayName) : Unreadable(displayName, BoundedFile.TooLarge);
    }

    /// <summary>Writes a feeder so that <see cref="Load(string)"/> gives it back. An older file stays as it is until the new one is complete.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="path">File to create or replace.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(Feeder feeder, string path)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        ArgumentNullException.ThrowIfNull(path);
        string unfinished = path + ".unfinished";
        try
        {
            using (FileStream stream = File.Create(unfinished))
            {
                Save(feeder, stream);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes a feeder to a stream, UTF-8, one element a line.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="stream">Receives the text.</param>
    public static void Save(Feeder feeder, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(FeederJsonText.Of(feeder)));
    }

    private static FeederImport Unreadable(string file, string failure) => new(null, [new Defect(new SourceLocation(file, 0), failure)]);

    private static FeederImport Parse(ReadOnlySpan<byte> text, string file)
    {
        LocatedJson? json = LocatedJsonReader.Read(text, file, out Defect? syntax);
        if (json is null)
        {
            return new FeederImport(null, [syntax!]);
        }

        if (json.Kind != LocatedKind.Object)
        {
            return new FeederImport(null, [new Defect(new SourceLocation(file, json.Line), "the file must hold one JSON object. See "
                + "docs/feeder-format.md.")]);
        }

        var defects = new List<Defect>();
        return FeederImport.Of(new FeederJsonBinder(file, defects).Bind(json), defects);
    }
}
