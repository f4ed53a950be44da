using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace EdgeLem.Market.Settlement.Charges;

/// <summary>The compensation rules that a configuration can name.</summary>
public static class KnownCompensationRules
{
    private static readonly ImmutableSortedDictionary<string, ICompensationRule> ByName =
        new ICompensationRule[] { new NoCompensation(), new RefusalPriceCompensation(), new LostRevenueCompensation() }
            .ToImmutableSortedDictionary(rule => rule.Name, rule => rule, StringComparer.Ordinal);

    /// <summary>All names, in ordinal order; for messages that list what is allowed.</summary>
    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys];

    /// <summary>Finds a rule by its exact name.</summary>
    /// <param name="name">A name, for example <c>none</c>.</param>
    /// <param name="rule">The rule when found.</param>
    public static bool TryGet(string name, [NotNullWhen(true)] out ICompensationRule? rule) => ByName.TryGetValue(name, out rule);
}
