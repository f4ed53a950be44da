using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EdgeLem.Market.Clearing.Auctions;
using EdgeLem.Market.Clearing.Community;
using EdgeLem.Market.Clearing.Contracts;
using EdgeLem.Market.Clearing.Curves;
using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Clearing.Preferences;

namespace EdgeLem.Market.Clearing;

/// <summary>The market mechanisms that a configuration can name.</summary>
public static class MarketClearings
{
    private static readonly ImmutableSortedDictionary<string, IMarketClearing> ByName =
        new IMarketClearing[]
        {
            new UniformPriceClearing(),
            new PayAsBidClearing(PairPriceRule.Bid),
            new PayAsBidClearing(PairPriceRule.Middle),
            new CommunityClearing(AllocationKey.ProRata),
            new CommunityClearing(AllocationKey.Static),
            new CommunityClearing(AllocationKey.Dynamic),
            new BilateralClearing(),
            new ContinuousAuctionClearing(),
            new CurveAggregationClearing(),
            new PreferenceClearing(),
            new McAfeeClearing(),
            new SingleSidedClearing(),
        }
        .ToImmutableSortedDictionary(clearing => clearing.Name, clearing => clearing, StringComparer.Ordinal);

    /// <summary>All names, in ordinal order; for messages that list what is allowed.</summary>
    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys];

    /// <summary>Finds a mechanism by its exact name.</summary>
    /// <param name="name">A name, for example <c>uniform-price</c>.</param>
    /// <param name="clearing">The mechanism when found.</param>
    public static bool TryGet(string name, [NotNullWhen(true)] out IMarketClearing? clearing) => ByName.TryGetValue(name, out clearing);
}
