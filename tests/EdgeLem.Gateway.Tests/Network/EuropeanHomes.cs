using System.Collections.Immutable;
using System.Globalization;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>The IEEE European LV test feeder, 55 homes each on one phase, as a market.</summary>
internal static class EuropeanHomes
{
    /// <summary>Reads the feeder, or skips the running test where it is absent.</summary>
    public static Feeder LoadOrSkip() => FeederFiles.Load(Repository.SharedOrSkip("feeders/ieee_eulv906/dss/Master.dss")).Feeder
        ?? throw new InvalidOperationException("The IEEE European LV feeder could not be read.");

    /// <summary>A point per home.</summary>
    public static ImmutableArray<FeederPoint> PointsOf(Feeder feeder) =>
    [
        .. feeder.Loads.Select((load, index) => new FeederPoint(NodeId(index), feeder.BusIndex(load.Bus), PhaseOf(load))),
    ];

    /// <summary>At noon: each home bids for what it consumes and offers what its PV system makes, prices seeded.</summary>
    /// <param name="homes">How many homes.</param>
    /// <param name="pvW">Power of each PV system, W.</param>
    public static ImmutableArray<Order> Noon(int homes, long pvW)
    {
        var random = new Random(906);
        return
        [
            .. Enumerable.Range(0, homes).SelectMany(home => new[]
            {
                GridMarket.Bid(NodeId(home), 200 + random.Next(600), random.Next(150_000, 290_000)),
                GridMarket.Offer(NodeId(home), pvW, random.Next(85_000, 140_000), id: 1),
            }),
        ];
    }

    /// <summary>In the evening: each home bids for one car.</summary>
    /// <param name="homes">How many homes.</param>
    /// <param name="carW">Power of each car, W.</param>
    public static ImmutableArray<Order> Evening(int homes, long carW)
    {
        var random = new Random(55);
        return [.. Enumerable.Range(0, homes).Select(home => GridMarket.Bid(NodeId(home), carW, random.Next(150_000, 290_000)))];
    }

    public static GridMarket Market(ImmutableArray<Order> orders, NetworkLimits? limits = null)
    {
        Feeder feeder = LoadOrSkip();
        return new GridMarket(feeder, PointsOf(feeder), limits ?? new NetworkLimits(), orders);
    }

    public static string NodeId(int home) => string.Create(CultureInfo.InvariantCulture, $"h{home + 1}");

    private static Phases PhaseOf(Load load) => load.Terminals.Contains(Terminal.A) ? Phases.A : load.Terminals.Contains(Terminal.B) ? Phases.B : Phases.C;
}
