namespace EdgeLem.Grid;

/// <summary>What came of reading an OpenDSS script: feeder, loads and profiles, or everything that is wrong.</summary>
public sealed class OpenDssImport
{
    /// <summary>The feeder, with one connection per load; null when there is any defect.</summary>
    public Feeder? Feeder { get; internal init; }

    /// <summary>All defects by file and line: what is wrong, and what this importer does not support and may not ignore.</summary>
    public required IReadOnlyList<Defect> Defects { get; init; }

    /// <summary>What was passed over or understood differently than OpenDSS would, in the order met.</summary>
    public required IReadOnlyList<OpenDssNote> Notes { get; init; }

    /// <summary>The loads, in the order of the script; empty when there is any defect.</summary>
    public IReadOnlyList<OpenDssLoad> Loads { get; internal init; } = [];

    /// <summary>The load shapes by name; empty when there is any defect.</summary>
    public IReadOnlyDictionary<string, OpenDssProfile> Profiles { get; internal init; } = new Dictionary<string, OpenDssProfile>();

    /// <summary>All defects, one per line as "file:line: message".</summary>
    public string Report => string.Join(Environment.NewLine, Defects);
}
