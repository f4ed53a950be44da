using System.Collections.Immutable;

namespace EdgeLem.Market.Losses;

/// <summary>A fixed percentage of what each consumer takes, estimated from the peak; <c>loss-factor</c> in the configuration: how most networks without meters do it.</summary>
/// <remarks>part_i = f max(0, p_i) t, f from <see cref="LossFactorEstimate.LossesPerEnergy"/>, to the nearest joule. It does not know what was lost: the difference stays with the
/// network operator, positive or negative (<see cref="UnallocatedReason.ByMethod"/>).</remarks>
/// <param name="estimate">The operator's figures; null for the defaults.</param>
public sealed class LossFactorLosses(LossFactorEstimate? estimate = null) : ILossAllocation
{
    private readonly LossFactorEstimate _estimate = estimate ?? new LossFactorEstimate();

    /// <inheritdoc/>
    public string Name => "loss-factor";

    /// <inheritdoc/>
    public LossResult Allocate(LossInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!input.IsKnown)
        {
            return LossResult.Unallocated(input, UnallocatedReason.NoState);
        }

        ImmutableArray<long> partsJ = [.. input.State.PowerW.Select(powerW =>
            (long)Math.Round(_estimate.LossesPerEnergy * Math.Max(0, powerW) * input.Interval.LengthS, MidpointRounding.AwayFromZero))];
        long restJ = input.TotalJ - partsJ.Sum();
        return new LossResult(input.TotalJ, partsJ, restJ) { Reason = restJ == 0 ? UnallocatedReason.None : UnallocatedReason.ByMethod };
    }
}
