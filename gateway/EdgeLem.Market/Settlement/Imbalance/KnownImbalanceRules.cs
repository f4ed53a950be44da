using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace EdgeLem.Market.Settlement.Imbalance;

/// <summary>The imbalance rules that a configuration can name.</summary>
public static class KnownImbalanceRules
{
    private static readonly ImmutableSortedDictionary<string, IImbalanceRule> ByName =
        new IImbalanceRule[] { new RetailerImbalance(), new SinglePriceImbalance(), new DualPriceImbalance() }
            .ToImmutableSortedDictionary(rule => rule.Name, rule => rule, StringComparer.Ordinal);

    /// <summary>All names, in ordinal order; for messages that list what is allowed.</summary>
    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys];

    /// <summary>Finds a rule by its exact name.</summary>
    /// <param name="name">A name, for example <c>retailer</c>.</param>
    /// <param name="rule">The rule when found.</param>
    public static bool TryGet(string name, [NotNullWhen(true)] out IImbalanceRule? rule) => ByName.TryGetValue(name, out rule);
}
