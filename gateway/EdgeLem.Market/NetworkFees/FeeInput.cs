using System.Collections.Immutable;
using EdgeLem.Market.Network;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Market.NetworkFees;

/// <summary>What fees are charged on.</summary>
public sealed record FeeInput
{
    /// <summary>The interval.</summary>
    public required MarketInterval Interval { get; init; }

    /// <summary>Topology and rates.</summary>
    public required FeeTariff Tariff { get; init; }

    /// <summary>Energy per point, J, import positive: metered, or as cleared.</summary>
    public required ImmutableArray<long> EnergyJ { get; init; }

    /// <summary>The trades, with the points of buyer and seller.</summary>
    public required ImmutableArray<LocatedTrade> Trades { get; init; }

    /// <summary>The state, for reports; null when the network was not solved. Rates are published before the gate, so that no fee here depends on it.</summary>
    public NetworkState? State { get; init; }
}
