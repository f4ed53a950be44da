using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>A line of a file, for reports to the person who wrote it.</summary>
/// <param name="File">Path or display name; empty for a feeder built in code.</param>
/// <param name="Line">Line counted from 1; 0 when the whole file is meant.</param>
public readonly record struct SourceLocation(string File, int Line)
{
    /// <summary>For example "feeder.json:17".</summary>
    public override string ToString() =>
        Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}") : File ?? "";
}
