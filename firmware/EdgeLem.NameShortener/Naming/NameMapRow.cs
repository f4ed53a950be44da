namespace EdgeLem.NameShortener.Naming;

/// <summary>A name and what it became.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Type">Full name of the type, or of the type that the member is in.</param>
/// <param name="Member">Name of the member; empty for a type.</param>
/// <param name="Given">The short name; of a kept type, its own.</param>
public sealed record NameMapRow(NameKind Kind, string Type, string Member, string Given);
