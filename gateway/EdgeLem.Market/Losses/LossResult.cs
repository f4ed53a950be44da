using System.Collections.Immutable;

namespace EdgeLem.Market.Losses;

/// <summary>Losses per point.</summary>
/// <param name="TotalJ">Losses of the interval, J, at least 0.</param>
/// <param name="PerPointJ">What each point bears, J; negative where a method rewards a point for relieving the network. Sums to <see cref="TotalJ"/> but for <see cref="UnallocatedJ"/>.</param>
/// <param name="UnallocatedJ">What is left to the network operator, J; 0 for every method that allocates.</param>
public sealed record LossResult(long TotalJ, ImmutableArray<long> PerPointJ, long UnallocatedJ);
