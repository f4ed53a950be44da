using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace EdgeLem.Market.Losses;

/// <summary>The loss allocations that a configuration can name.</summary>
public static class KnownLossAllocations
{
    private static readonly ImmutableSortedDictionary<string, ILossAllocation> ByName =
        new ILossAllocation[] { new NoLosses(), new LossFactorLosses(), new ProRataLosses(), new MarginalLosses(), new ProportionalSharingLosses(), new PathLosses() }
            .ToImmutableSortedDictionary(allocation => allocation.Name, allocation => allocation, StringComparer.Ordinal);

    /// <summary>All names, in ordinal order; for messages that list what is allowed.</summary>
    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys];

    /// <summary>Finds an allocation by its exact name.</summary>
    /// <param name="name">A name, for example <c>none</c>.</param>
    /// <param name="allocation">The allocation when found.</param>
    public static bool TryGet(string name, [NotNullWhen(true)] out ILossAllocation? allocation) => ByName.TryGetValue(name, out allocation);
}
