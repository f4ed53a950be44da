using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.NetworkFees;

/// <summary>What a network owner publishes before the gate: rates, and where and when they apply.</summary>
public sealed record FeeTariff
{
    /// <summary>The points.</summary>
    public required ImmutableArray<NetworkPoint> Points { get; init; }

    /// <summary>The tree of branches; <see cref="NetworkTopology.AtSupply"/> will do for fees that look at none.</summary>
    public required NetworkTopology Topology { get; init; }

    /// <summary>Rate on energy, micro-euro per kWh; for distance and usage fees the rate of a trade over the mean way, for zonal fees per zone. Default 20,000 (2 ct/kWh).</summary>
    public long RateMicroEurPerKwh { get; init; } = 20_000;

    /// <summary>Cost of the network in the interval that the fees are to recover, micro-euro; 0 to charge at the rate, whatever comes in. Default 0.</summary>
    public long CostMicroEur { get; init; }

    /// <summary>Start of the interval that the rates are for, UTC epoch seconds; for rates by hour. Default 0. Charging takes the start of its own interval.</summary>
    public long StartS { get; init; }

    /// <summary>Zone of each point; empty (default) for the circuits of the feeder (<see cref="CircuitZones"/>).</summary>
    public ImmutableArray<int> Zones { get; init; } = [];

    /// <summary>What the network's limits cost at each point, micro-euro per kWh drawn there, for <see cref="CongestionFee"/>; empty (default) for nothing.</summary>
    public ImmutableArray<long> CongestionMicroEurPerKwh { get; init; } = [];

    /// <summary>What usage of branches costs, by branch and hour.</summary>
    public UsageTerms Usage { get; init; } = new();

    /// <summary>Subscribed power and what it costs.</summary>
    public SubscriptionTerms Subscription { get; init; } = new();
}
