using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles.Contracts;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Grid;
using EdgeLem.Market;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.MarketFiles.Intervals;

/// <summary>One interval that was cleared.</summary>
internal sealed record ClearedInterval
{
    /// <summary>The orders that took part.</summary>
    public required FileBook Book { get; init; }

    /// <summary>What the design was run on.</summary>
    public required MarketCase Case { get; init; }

    /// <summary>What came of it.</summary>
    public required MarketOutcome Outcome { get; init; }

    /// <summary>The orders of the file that took no part, with the reason.</summary>
    public required IReadOnlyDictionary<FileOrder, OrderAbsence> Absent { get; init; }

    /// <summary>Where the contracts of the file stood.</summary>
    public required ImmutableArray<ContractStanding> Contracts { get; init; }

    /// <summary>The points that fees and losses are about: those of the orders, and of contracts that were delivered.</summary>
    public required ImmutableArray<NetworkPoint> ChargedPoints { get; init; }

    /// <summary>Power flow of the orders as they would have cleared without the policy; null without a feeder.</summary>
    public PowerFlowResult? Before { get; init; }

    /// <summary>Power flow of what was cleared; null without a feeder.</summary>
    public PowerFlowResult? After { get; init; }

    /// <summary>Trades, prices, refusals and network states.</summary>
    public GridOutcome Grid => Outcome.Grid;

    /// <summary>The points of the orders.</summary>
    public ImmutableArray<NetworkPoint> Points => Case.Network.Points;
}
