namespace EdgeLem.Grid;

/// <summary>Collects what is to be told about a script.</summary>
internal sealed class DssReport
{
    public List<Defect> Defects { get; } = [];

    public List<OpenDssNote> Notes { get; } = [];

    /// <summary>Elements are missing from the network because of a defect: their absence must not be reported once more as unknown or unreachable
    /// buses.</summary>
    public bool ElementsLost { get; set; }

    private readonly HashSet<(string Kind, string Property)> _passedOver = [];

    /// <summary>Notes a property that does not change a power flow, at the first element of a kind that has it.</summary>
    public void NotePassedOver(DssElement element, DssValue value)
    {
        if (_passedOver.Add((element.Kind, value.Property)))
        {
            Note(value.Location, $"{element.Title}: property '{value.Property}' does not change a power flow and is passed over, here and at every other {element.Kind}.");
        }
    }

    public void Defect(SourceLocation location, string message) => Defects.Add(new Defect(location, message));

    public void Note(SourceLocation location, string message) => Notes.Add(new OpenDssNote(location, message));
}
