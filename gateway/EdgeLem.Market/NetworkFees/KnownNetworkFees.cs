using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace EdgeLem.Market.NetworkFees;

/// <summary>The network fees that a configuration can name.</summary>
public static class KnownNetworkFees
{
    private static readonly ImmutableSortedDictionary<string, INetworkFee> ByName =
        new INetworkFee[]
        {
            new NoFee(), new UnitFee(), new DistanceFee(), new ZonalFee(), new PtdfFee(), new TimeAndSpaceFee(), new BoundedUsageFee(), new CongestionFee(),
            new CapacitySubscriptionFee(), new CapacitySubscriptionFee(SubscriptionLevel.Neighbourhood),
        }
            .ToImmutableSortedDictionary(fee => fee.Name, fee => fee, StringComparer.Ordinal);

    /// <summary>All names, in ordinal order; for messages that list what is allowed.</summary>
    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys];

    /// <summary>Finds a fee by its exact name.</summary>
    /// <param name="name">A name, for example <c>none</c>.</param>
    /// <param name="fee">The fee when found.</param>
    public static bool TryGet(string name, [NotNullWhen(true)] out INetworkFee? fee) => ByName.TryGetValue(name, out fee);
}
