namespace EdgeLem.Grid;

/// <summary>Something worth knowing about a feeder file that does not prevent the feeder: what is not checked, or was understood otherwise than written.</summary>
/// <param name="Location">File and line.</param>
/// <param name="Message">Thing and name, and what follows from it.</param>
public sealed record FeederNote(SourceLocation Location, string Message)
{
    /// <summary>For example "feeder.json:17: line 'l1': it has no rating ...".</summary>
    public override string ToString() => PrintableText.Of(Location.ToString() is { Length: > 0 } place ? $"{place}: {Message}" : Message);
}
