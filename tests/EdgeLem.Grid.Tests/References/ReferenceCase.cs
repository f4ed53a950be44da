namespace EdgeLem.Grid.Tests;

/// <summary>A network with a known solution. Comparing skips the running test where the data of ../shared are absent.</summary>
/// <param name="Family">Its group.</param>
/// <param name="Name">Unique name.</param>
/// <param name="Reference">Engine or publication, and where its figures are.</param>
/// <param name="Compare">Solves the network and compares.</param>
internal sealed record ReferenceCase(ReferenceFamily Family, string Name, string Reference, Func<ReferenceRow> Compare);
