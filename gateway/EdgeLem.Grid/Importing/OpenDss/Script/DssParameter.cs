namespace EdgeLem.Grid;

/// <summary>One "name=value" or bare "value" of a statement.</summary>
/// <param name="Name">The name, or null for a bare value.</param>
/// <param name="Text">The value without its quotes or brackets.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record DssParameter(string? Name, string Text, SourceLocation Location)
{
    /// <summary>The value stood in quotes or brackets, so that a number in it is arithmetic.</summary>
    public bool IsQuoted { get; init; }
}
