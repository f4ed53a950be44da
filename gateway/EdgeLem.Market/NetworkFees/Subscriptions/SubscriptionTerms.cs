using System.Collections.Immutable;

namespace EdgeLem.Market.NetworkFees;

/// <summary>Subscribed power and what it costs.</summary>
public sealed record SubscriptionTerms
{
    /// <summary>Power that each point has subscribed, W, at least 0; empty (default) for nothing, so that all energy is in excess.</summary>
    public ImmutableArray<long> SubscribedW { get; init; } = [];

    /// <summary>Price of a subscribed kW for an hour, micro-euro. Default 10,000 (about 88 EUR per kW and year).</summary>
    public long MicroEurPerKwHour { get; init; } = 10_000;

    /// <summary>Rate on all energy drawn, micro-euro per kWh. Default 5,000 (0.5 ct/kWh).</summary>
    public long EnergyMicroEurPerKwh { get; init; } = 5_000;

    /// <summary>Rate on energy above the subscribed power, on top, micro-euro per kWh. Default 100,000 (10 ct/kWh).</summary>
    public long ExcessMicroEurPerKwh { get; init; } = 100_000;

    /// <summary>Subscribed power of a point, W.</summary>
    /// <param name="point">Index of the point.</param>
    internal long OfPoint(int point) => point < SubscribedW.Length ? SubscribedW[point] : 0;
}
