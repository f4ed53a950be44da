using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests;

/// <summary>How a test wants its market; the defaults are a quarter-hour market whose gates close a minute ahead.</summary>
internal sealed record MarketSetup
{
    public GatewayOptions Options { get; init; } = Quarter;

    public NetworkLimits Limits { get; init; } = new();

    public Feeder Feeder { get; init; } = Lane.Feeder();

    /// <summary>Null takes the three houses of the lane.</summary>
    public IReadOnlyList<RegisteredNode>? Nodes { get; init; }

    /// <summary>Null takes what the options name.</summary>
    public MarketTerms? Terms { get; init; }

    public string LedgerPath { get; init; } = ":memory:";

    /// <summary>Market time at which the gateway starts: 50 s into the interval before <see cref="Lane.EpochS"/>, so that the epoch's gate opens at once.</summary>
    public long StartS { get; init; } = Lane.EpochS - 850;

    public static GatewayOptions Quarter { get; } = new GatewayOptions { FeederId = Lane.FeederId, IntervalS = 900, GateClosureLeadS = 60 }.WithDefaults();

    public static GatewayOptions FiveSeconds { get; } = new GatewayOptions { FeederId = Lane.FeederId, IntervalS = 5, GateClosureLeadS = 1 }.WithDefaults();
}
