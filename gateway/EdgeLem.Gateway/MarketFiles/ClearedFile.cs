using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Grid;
using EdgeLem.Market;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>An order file that was cleared.</summary>
internal sealed record ClearedFile
{
    /// <summary>What was asked for.</summary>
    public required ClearRequest Request { get; init; }

    /// <summary>The orders.</summary>
    public required FileBook Book { get; init; }

    /// <summary>What the design was run on.</summary>
    public required MarketCase Case { get; init; }

    /// <summary>What came of it.</summary>
    public required MarketOutcome Outcome { get; init; }

    /// <summary>Power flow of the orders as they would have cleared without the policy; null without a feeder.</summary>
    public PowerFlowResult? Before { get; init; }

    /// <summary>Power flow of what was cleared; null without a feeder.</summary>
    public PowerFlowResult? After { get; init; }

    /// <summary>Trades, prices, refusals and network states.</summary>
    public GridOutcome Grid => Outcome.Grid;

    /// <summary>The points of the network.</summary>
    public ImmutableArray<NetworkPoint> Points => Case.Network.Points;
}
