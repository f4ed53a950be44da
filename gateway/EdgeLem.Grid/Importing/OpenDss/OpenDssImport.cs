namespace EdgeLem.Grid;

/// <summary>What came of reading an OpenDSS script: a feeder with loads, inverters and profiles, or everything that is wrong.</summary>
public sealed class OpenDssImport
{
    /// <summary>The feeder, with a connection for each low-voltage load in star; null when there is any defect.</summary>
    public Feeder? Feeder { get; internal init; }

    /// <summary>All defects by file and line: what is wrong, and what this importer does not support and may not ignore.</summary>
    public required IReadOnlyList<Defect> Defects { get; init; }

    /// <summary>What was passed over or understood differently than OpenDSS would, in the order met.</summary>
    public required IReadOnlyList<OpenDssNote> Notes { get; init; }

    /// <summary>All defects, one per line as "file:line: message".</summary>
    public string Report => string.Join(Environment.NewLine, Defects);
}
