namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>One thing that .NET 10 has and the device does not, or does differently.</summary>
/// <param name="Id">Short name, shown in brackets at the end of every message.</param>
/// <param name="What">What was found, as the subject of a sentence.</param>
/// <param name="Instead">What to write instead, and why.</param>
internal sealed record SubsetRule(string Id, string What, string Instead);
