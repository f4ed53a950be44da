using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EdgeLem.Market.GridPolicies.Distributed;
using EdgeLem.Market.GridPolicies.Envelopes;
using EdgeLem.Market.GridPolicies.Nodal;
using EdgeLem.Market.GridPolicies.Rejection;

namespace EdgeLem.Market.GridPolicies;

/// <summary>The grid policies that a configuration can name.</summary>
public static class KnownGridPolicies
{
    private static readonly ImmutableSortedDictionary<string, IGridPolicy> ByName =
        new IGridPolicy[]
        {
            new CheckOnlyPolicy(), new NodalPolicy(), new RejectPolicy(), new AdmmPolicy(),
            new EnvelopePolicy(EnvelopeRule.Equal), new EnvelopePolicy(EnvelopeRule.EqualPerPhase), new EnvelopePolicy(EnvelopeRule.Weighted),
        }
            .ToImmutableSortedDictionary(policy => policy.Name, policy => policy, StringComparer.Ordinal);

    /// <summary>All names, in ordinal order; for messages that list what is allowed.</summary>
    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys];

    /// <summary>Finds a policy by its exact name.</summary>
    /// <param name="name">A name, for example <c>check-only</c>.</param>
    /// <param name="policy">The policy when found.</param>
    public static bool TryGet(string name, [NotNullWhen(true)] out IGridPolicy? policy) => ByName.TryGetValue(name, out policy);
}
