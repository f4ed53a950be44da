namespace EdgeLem.Grid.Tests;

/// <summary>A group of reference cases that are compared alike.</summary>
/// <param name="Title">Heading of its table.</param>
/// <param name="About">Where the references come from and what is compared; Markdown.</param>
internal sealed record ReferenceFamily(string Title, string About);
