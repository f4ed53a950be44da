using System.Collections.Immutable;

namespace EdgeLem.Market.Clearing.Blocks;

/// <summary>A block auction's result.</summary>
/// <param name="Decisions">One per block, in the sequence in which they were given.</param>
/// <param name="Intervals">One per interval; accepted blocks are among its orders, rejected ones are not.</param>
/// <param name="GainMicroEurPerKwhW">Sum over the intervals of what bids are worth less what offers cost, W times micro-euro per kWh.</param>
public sealed record BlockOutcome(ImmutableArray<BlockDecision> Decisions, ImmutableArray<ClearingResult> Intervals, Int128 GainMicroEurPerKwhW)
{
    /// <summary>The place of the prices between lowest and highest, per mille, in the intervals in which accepted blocks have power.</summary>
    public int PricePerMille { get; init; }
}
