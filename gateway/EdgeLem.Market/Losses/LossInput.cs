using System.Collections.Immutable;
using EdgeLem.Market.Network;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Market.Losses;

/// <summary>What losses are allocated from.</summary>
public sealed record LossInput
{
    /// <summary>The interval.</summary>
    public required MarketInterval Interval { get; init; }

    /// <summary>The points.</summary>
    public required ImmutableArray<NetworkPoint> Points { get; init; }

    /// <summary>The tree of branches.</summary>
    public required NetworkTopology Topology { get; init; }

    /// <summary>The state whose losses are allocated, with branches.</summary>
    public required NetworkState State { get; init; }

    /// <summary>By how much the losses rise when the power of a point rises by 1 W; one element per point.</summary>
    public required ImmutableArray<double> LossPerW { get; init; }

    /// <summary>The trades, with the points of buyer and seller.</summary>
    public required ImmutableArray<LocatedTrade> Trades { get; init; }

    /// <summary>Losses of the interval, J: those of the state over the interval's length, to the nearest joule.</summary>
    public long TotalJ => (long)Math.Round(State.LossesW * Interval.LengthS, MidpointRounding.AwayFromZero);
}
