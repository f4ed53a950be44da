namespace EdgeLem.Grid;

/// <summary>One thing wrong in a feeder file, with its place. A file with any defect gives no feeder.</summary>
/// <param name="Location">File and line.</param>
/// <param name="Message">Thing and name, value with unit, allowed range, next step.</param>
public sealed record Defect(SourceLocation Location, string Message)
{
    /// <summary>For example "feeder.json:17: line 'l1': lengthM is ..."; always one line, whatever the file holds.</summary>
    public override string ToString() => PrintableText.Of(Location.ToString() is { Length: > 0 } place ? $"{place}: {Message}" : Message);
}
