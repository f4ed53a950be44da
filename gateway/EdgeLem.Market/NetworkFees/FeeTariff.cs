using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.NetworkFees;

/// <summary>What a network owner publishes: rates, and where they apply.</summary>
public sealed record FeeTariff
{
    /// <summary>The points.</summary>
    public required ImmutableArray<NetworkPoint> Points { get; init; }

    /// <summary>The tree of branches.</summary>
    public required NetworkTopology Topology { get; init; }

    /// <summary>Rate on energy, micro-euro per kWh; for distance fees the rate of a trade over the mean distance. Default 20,000 (2 ct/kWh).</summary>
    public long RateMicroEurPerKwh { get; init; } = 20_000;

    /// <summary>Cost of the network in the interval that the fees are to recover, micro-euro; 0 to charge at the rate, whatever comes in. Default 0.</summary>
    public long CostMicroEur { get; init; }
}
