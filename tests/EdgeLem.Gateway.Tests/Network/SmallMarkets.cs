using System.Collections.Immutable;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>Markets that break one kind of limit each; all orders flow unless refused.</summary>
internal static class SmallMarkets
{
    private static readonly FeederPoint[] SinglePhase = [new("h1", 1, Phases.A), new("h2", 2, Phases.A), new("h3", 3, Phases.B)];
    private static readonly FeederPoint[] ThreePhase = [new("h1", 1, Phases.ABC), new("h2", 2, Phases.ABC), new("h3", 3, Phases.ABC)];

    public static IEnumerable<string> Names => ["overvoltage", "overvoltage, three phases", "undervoltage", "line", "transformer", "unbalance", "neighbours on one phase", "reverse flow"];

    public static GridMarket Of(string name) => name switch
    {
        "overvoltage" => new(SmallFeeders.Chain(3, 250).Build(), [.. SinglePhase], new NetworkLimits { MaxVoltageUnbalancePercent = 10 }, Pv(9_000, 9_000, 8_000)),
        "overvoltage, three phases" => new(SmallFeeders.Chain(3, 300).Build(), [.. ThreePhase], new NetworkLimits(), Pv(22_000, 18_000, 25_000)),
        "undervoltage" => new(SmallFeeders.Chain(3, 400).Build(), [.. SinglePhase], new NetworkLimits { MaxVoltageUnbalancePercent = 10 }, Cars(8_000, 11_000, 9_000)),
        "line" => new(SmallFeeders.Chain(3, 20, ratingA: 40).Build(), [.. SinglePhase], new NetworkLimits(), Pv(9_000, 8_000, 14_000)),
        "transformer" => new(SmallFeeders.BehindTransformer(3).Build(), [.. SinglePhase], new NetworkLimits(), Cars(4_000, 6_000, 9_000)),
        "unbalance" => new(SmallFeeders.Chain(3, 150).Build(), [.. SinglePhase], new NetworkLimits { MaxVoltageUnbalancePercent = 0.4 }, Cars(6_000, 5_000, 1_000)),
        "neighbours on one phase" => new(SmallFeeders.Chain(3, 400).Build(), [.. SinglePhase], new NetworkLimits { MaxVoltageUnbalancePercent = 10 }, [.. Pv(0, 9_000, 7_000), GridMarket.Bid("h1", 1_000, 250_000)]),
        "reverse flow" => new(SmallFeeders.BehindTransformer(3).Build(), [.. ThreePhase], new NetworkLimits { MaxReverseFlowW = 9_000 }, Pv(5_000, 4_000, 6_000)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such market."),
    };

    private static ImmutableArray<Order> Pv(params long[] powersW) =>
        [.. powersW.Select((powerW, index) => (powerW, index)).Where(home => home.powerW > 0).Select(home => GridMarket.Offer($"h{home.index + 1}", home.powerW, 90_000))];

    private static ImmutableArray<Order> Cars(params long[] powersW) =>
        [.. powersW.Select((powerW, index) => GridMarket.Bid($"h{index + 1}", powerW, 200_000))];
}
