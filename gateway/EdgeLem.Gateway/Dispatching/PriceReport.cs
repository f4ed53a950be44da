using EdgeLem.Contracts;
using EdgeLem.Gateway.Rounds;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>What everybody is told after a round.</summary>
internal static class PriceReport
{
    /// <summary>The price message of a round.</summary>
    /// <param name="round">The cleared round.</param>
    public static PriceMessage Of(ClearedRound round) => new()
    {
        IntervalStart = round.Gate.Interval.StartS,
        IntervalSeconds = round.Gate.Interval.LengthS,
        HasPrice = round.MeanPriceMicroEurPerKwh.HasValue,
        PriceMicroEurPerKwh = round.MeanPriceMicroEurPerKwh ?? 0,
        VolumeW = round.Clearing.VolumeW,
        BidW = round.Clearing.BidW,
        OfferW = round.Clearing.OfferW,
        Mechanism = round.Clearing.Mechanism,
        Policy = round.Policy,
        Violations = round.Check.Violations.Count,
    };
}
