using System.Collections.Immutable;
using System.Numerics;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Market.Tests;

/// <summary>Radial networks for tests, by hand or from a seed, with flows by a simple law: 230 V everywhere, power factor 1, phases 120 degrees apart.</summary>
internal static class Trees
{
    private const double PhaseV = 230;

    public static readonly MarketInterval QuarterHour = new(1_782_000_000, 900);

    public static NetworkBranch Branch(int parent, double ohm = 0.1, double lengthM = 100, double ratingW = double.PositiveInfinity) =>
        new($"b{parent + 1}", parent, ohm, ohm, lengthM, ratingW);

    public static NetworkTopology Random(Random random, int branches, int points)
    {
        ImmutableArray<NetworkBranch> tree = [.. Enumerable.Range(0, branches).Select(branch =>
            new NetworkBranch($"b{branch}", branch == 0 ? -1 : random.Next(-1, branch), 0.01 + random.NextDouble(), random.NextDouble(), 10 + (90 * random.NextDouble()), 50_000))];
        return new NetworkTopology(tree, [.. Enumerable.Range(0, points).Select(_ => random.Next(-1, branches))]);
    }

    public static ImmutableArray<NetworkPoint> Points(int count, Func<int, string> phases) => [.. Enumerable.Range(0, count).Select(point => new NetworkPoint($"n{point}", phases(point)))];

    public static LocatedTrade Trade(int seller, int buyer, long quantityW, long price = 200_000) =>
        new(new Trade(new OrderKey($"n{buyer}", 0), new OrderKey($"n{seller}", 1), quantityW, price), buyer, seller);

    /// <summary>Currents and powers that the powers of the points cause, and losses R |I|^2 over phases and neutral.</summary>
    public static NetworkState State(NetworkTopology topology, ImmutableArray<NetworkPoint> points, ImmutableArray<double> powerW)
    {
        double[][] farW = [.. topology.Branches.Select(_ => new double[3])];
        for (int point = 0; point < points.Length; point++)
        {
            foreach (int branch in topology.WayToSupply(point))
            {
                foreach (char phase in points[point].Phases)
                {
                    farW[branch][phase - 'A'] += powerW[point] / points[point].Phases.Length;
                }
            }
        }

        Complex[][] currents = [.. farW.Select(ofBranch => ofBranch.Select((phaseW, phase) => Complex.FromPolarCoordinates(phaseW / PhaseV, -2 * Math.PI * phase / 3)).ToArray())];
        double[] lossesW = [.. topology.Branches.Select((branch, index) => (branch.PhaseResistanceOhm * currents[index].Sum(current => Math.Pow(current.Magnitude, 2)))
            + (branch.NeutralResistanceOhm * Math.Pow((currents[index][0] + currents[index][1] + currents[index][2]).Magnitude, 2)))];
        return new NetworkState
        {
            PowerW = powerW, Converged = true, Violations = [], LossesW = lossesW.Sum(), SupplyW = powerW.Sum() + lossesW.Sum(),
            Branches = new BranchFlows([.. currents.Select(current => ImmutableArray.Create([.. current, -(current[0] + current[1] + current[2])]))], [.. farW.Select(ImmutableArray.Create)], [.. lossesW]),
        };
    }

    public static LossInput LossInput(NetworkTopology topology, ImmutableArray<NetworkPoint> points, NetworkState state, params LocatedTrade[] trades) => new()
    {
        Interval = QuarterHour, Points = points, Topology = topology, State = state, Trades = [.. trades],
        LossPerW = [.. points.Select((_, point) => LossPerW(topology, points, state, point))],
    };

    /// <summary>Random points, trades between them and exchange with the retailer.</summary>
    public static LossInput RandomInput(Random random)
    {
        int count = random.Next(2, 9);
        NetworkTopology topology = Random(random, random.Next(1, 12), count);
        ImmutableArray<NetworkPoint> points = Points(count, _ => new[] { "A", "B", "C", "ABC" }[random.Next(4)]);
        LocatedTrade[] trades = [.. Enumerable.Range(0, random.Next(6)).Select(_ => (Seller: random.Next(count), Buyer: random.Next(count))).Where(pair => pair.Seller != pair.Buyer)
            .Select(pair => Trade(pair.Seller, pair.Buyer, random.Next(1, 4000)))];
        double[] powerW = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(-3000, 3000))];
        foreach (LocatedTrade trade in trades)
        {
            powerW[trade.BuyerPoint] += trade.Trade.QuantityW;
            powerW[trade.SellerPoint] -= trade.Trade.QuantityW;
        }

        return LossInput(topology, points, State(topology, points, [.. powerW]), trades);
    }

    private static double LossPerW(NetworkTopology topology, ImmutableArray<NetworkPoint> points, NetworkState state, int point)
    {
        const double StepW = 1;
        return (State(topology, points, state.PowerW.SetItem(point, state.PowerW[point] + StepW)).LossesW - State(topology, points, state.PowerW.SetItem(point, state.PowerW[point] - StepW)).LossesW) / (2 * StepW);
    }
}
