using System.Collections.Immutable;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.Tests.Network.Ieee;

/// <summary>
/// A market on a test feeder: its own loads flow as published, and at some of their places (every second of the smaller feeder, every fourth of the larger) a node sells from PV or buys for
/// vehicles on top.
/// </summary>
/// <param name="Feeder">The feeder.</param>
/// <param name="Options">
/// Points, and voltage limits of ANSI C84.1, 0.95 to 1.05 pu; of the 37 node feeder between phases and down to 0.90 pu, because its substation bus is at 0.92 pu before any market. Currents and
/// unbalance are not judged.
/// </param>
/// <param name="Orders">The orders.</param>
internal sealed record IeeeMarket(Feeder Feeder, FeederNetworkOptions Options, ImmutableArray<Order> Orders)
{
    /// <summary>One order of the same power per place; prices and whether a place has one are seeded.</summary>
    /// <param name="buses">37 or 123.</param>
    /// <param name="isPv">Whether the nodes sell, or buy.</param>
    /// <param name="powerW">Power of each order, W.</param>
    /// <param name="holdsTaps">Whether the regulators stay where they are without the market, or follow it.</param>
    public static IeeeMarket Of(int buses, bool isPv, long powerW, bool holdsTaps)
    {
        bool isDelta = buses == 37;
        Feeder feeder = isDelta ? Ieee37.Build(forMarket: true, holdsTaps) : Ieee123.Build(forMarket: true, holdsTaps);
        ImmutableArray<FeederPoint> points = [.. (isDelta ? Ieee37.PointsOf(feeder) : Ieee123.PointsOf(feeder)).Where((_, index) => index % (isDelta ? 2 : 4) == 0)];
        var limits = new NetworkLimits { MinVoltagePu = isDelta ? 0.90 : 0.95, MaxVoltagePu = 1.05, IsVoltageBetweenPhases = isDelta, MaxTransformerLoading = 10, MaxVoltageUnbalancePercent = 100 };
        var random = new Random(buses);
        return new IeeeMarket(feeder, new FeederNetworkOptions { Points = points, Limits = limits }, [.. points.Select(point => isPv
            ? GridMarket.Offer(point.NodeId, powerW, 80_000 + 1_000 * random.NextInt64(0, 100))
            : GridMarket.Bid(point.NodeId, powerW, 150_000 + 1_000 * random.NextInt64(0, 150)))]);
    }

    /// <summary>Power of all orders, W.</summary>
    public long OrderedW => Orders.Sum(order => order.QuantityW);

    public NetworkState WithoutOrders() => Network().Evaluate(new double[Options.Points.Length]);

    public FeederNetwork Network()
    {
        var network = new FeederNetwork(Feeder, Options);
        network.UseLoads();
        return network;
    }

    public GridRound Round() => new() { Book = new OrderBook(Orders), Prices = GridMarket.Prices, Clearing = new UniformPriceClearing(), Network = Network() };

    /// <summary>A fresh AC power flow of what an outcome lets flow, from the file's taps: nothing of the policy's own state takes part.</summary>
    public NetworkState Recheck(GridOutcome outcome)
    {
        FeederNetwork network = Network();
        return network.Evaluate(FlowingPower.Of(outcome.Clearing, network, retailerServesRest: true).AsSpan());
    }
}
