using System.Collections.Immutable;

namespace EdgeLem.Market.Losses;

/// <summary>Losses per point.</summary>
/// <param name="TotalJ">Losses of the interval, J, at least 0.</param>
/// <param name="PerPointJ">What each point bears, J; negative where a method rewards a point for relieving the network. Sums to <see cref="TotalJ"/> but for <see cref="UnallocatedJ"/>.</param>
/// <param name="UnallocatedJ">What is left to the network operator, J; 0 for every method that allocates, unless <see cref="Reason"/> says why it could not. Negative when an
/// estimate charged more than was lost.</param>
public sealed record LossResult(long TotalJ, ImmutableArray<long> PerPointJ, long UnallocatedJ)
{
    /// <summary>Why something is left to the network operator.</summary>
    public UnallocatedReason Reason { get; init; }

    /// <summary>A result in which nobody bears anything.</summary>
    /// <param name="input">What was to be allocated.</param>
    /// <param name="reason">Why; <see cref="UnallocatedReason.NoState"/> takes its place when the state did not converge.</param>
    internal static LossResult Unallocated(LossInput input, UnallocatedReason reason) =>
        new(input.TotalJ, [.. new long[input.Points.Length]], input.TotalJ) { Reason = !input.IsKnown ? UnallocatedReason.NoState : input.TotalJ == 0 ? UnallocatedReason.None : reason };
}
