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

    /// <summary>The tree of branches; <see cref="NetworkTopology.AtSupply"/> will do for methods that look at none.</summary>
    public required NetworkTopology Topology { get; init; }

    /// <summary>The state whose losses are allocated, with branches where the method asks for them (<see cref="ILossAllocation.NeedsBranches"/>).</summary>
    public required NetworkState State { get; init; }

    /// <summary>By how much the losses rise when the power of a point rises by 1 W; one element per point.</summary>
    public required ImmutableArray<double> LossPerW { get; init; }

    /// <summary>The trades, with the points of buyer and seller.</summary>
    public required ImmutableArray<LocatedTrade> Trades { get; init; }

    /// <summary>Whether the losses are known: the state converged and its figures are finite.</summary>
    public bool IsKnown => State.Converged && double.IsFinite(State.LossesW);

    /// <summary>Whether the losses are known and the state has what flows in every branch of <see cref="Topology"/>.</summary>
    internal bool HasBranches => IsKnown && State.Branches is { } flows && flows.LossesW.Length == Topology.Branches.Length && Topology.BranchOfPoint.Length == Points.Length;

    /// <summary>Losses of the interval, J: those of the state over the interval's length, to the nearest joule; 0 when they are not known.</summary>
    public long TotalJ => IsKnown ? Math.Max(0, (long)Math.Round(State.LossesW * Interval.LengthS, MidpointRounding.AwayFromZero)) : 0;
}
