namespace EdgeLem.Market.Optimisation;

/// <summary>Where a solve ended, as a start for a program that differs little.</summary>
/// <param name="Variables">The variables between their bounds, or at one by chance.</param>
/// <param name="TightRows">As many rows at one of their bounds.</param>
public sealed record LinearBasis(IReadOnlyList<int> Variables, IReadOnlyList<int> TightRows);
