namespace EdgeLem.Grid;

/// <summary>Collects what is to be told about a script.</summary>
internal sealed class DssReport
{
    public List<Defect> Defects { get; } = [];

    public List<OpenDssNote> Notes { get; } = [];

    /// <summary>Elements are missing from the network because of a defect: their absence must not be reported once more as unknown or unreachable
    /// buses.</summary>
    public bool ElementsLost { get; set; }

    public void Defect(SourceLocation location, string message) => Defects.Add(new Defect(location, message));

    public void Note(SourceLocation location, string message) => Notes.Add(new OpenDssNote(location, message));
}
