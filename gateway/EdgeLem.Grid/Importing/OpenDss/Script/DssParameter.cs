namespace EdgeLem.Grid;

/// <summary>One "name=value" or bare "value" of a statement.</summary>
/// <param name="Name">The name, or null for a bare value.</param>
/// <param name="Text">The value without its quotes or brackets.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record DssParameter(string? Name, string Text, SourceLocation Location);
