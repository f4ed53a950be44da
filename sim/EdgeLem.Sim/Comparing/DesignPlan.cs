using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.NetworkFees;

namespace EdgeLem.Sim.Comparing;

/// <summary>The designs of a comparison: all names that the axes' registries know, combined as asked.</summary>
internal static class DesignPlan
{
    /// <summary>The designs, each once, the one in the middle first.</summary>
    /// <param name="vary">What is varied.</param>
    /// <param name="around">The design in the middle.</param>
    public static ImmutableArray<DesignNames> Of(DesignVariation vary, DesignNames around) => [.. Combine(vary, around).Prepend(around).Distinct()];

    private static IEnumerable<DesignNames> Combine(DesignVariation vary, DesignNames around) => vary switch
    {
        DesignVariation.Mechanism => Mechanisms(around),
        DesignVariation.Policy => Policies(around),
        DesignVariation.Fees => Fees(around),
        DesignVariation.Losses => Losses(around),
        DesignVariation.All => Mechanisms(around).SelectMany(Policies).SelectMany(Fees).SelectMany(Losses),
        _ => [.. Mechanisms(around), .. Policies(around), .. Fees(around), .. Losses(around), .. Mechanisms(around).SelectMany(Policies)],
    };

    private static IEnumerable<DesignNames> Mechanisms(DesignNames around) => MarketClearings.Names.Select(name => around with { Mechanism = name });

    private static IEnumerable<DesignNames> Policies(DesignNames around) => KnownGridPolicies.Names.Select(name => around with { Policy = name });

    private static IEnumerable<DesignNames> Fees(DesignNames around) => KnownNetworkFees.Names.Select(name => around with { Fees = name });

    private static IEnumerable<DesignNames> Losses(DesignNames around) => KnownLossAllocations.Names.Select(name => around with { Losses = name });
}
