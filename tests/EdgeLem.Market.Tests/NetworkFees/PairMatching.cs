using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.Tests.NetworkFees;

/// <summary>Peers who find each other: the pair with the largest gain after the fee trades first, until no pair gains.</summary>
internal static class PairMatching
{
    /// <summary>Matches.</summary>
    /// <param name="peers">Per point: W to buy (positive) or to sell, and the limit price, micro-euro per kWh.</param>
    /// <param name="rate">Fee of a pair, seller first, micro-euro per kWh.</param>
    public static ImmutableArray<LocatedTrade> Match(IReadOnlyList<(long W, long Price)> peers, Func<int, int, long> rate)
    {
        long[] openW = [.. peers.Select(peer => peer.W)];
        List<LocatedTrade> trades = [];
        IEnumerable<(int Seller, int Buyer)> pairs = Enumerable.Range(0, peers.Count).Where(seller => peers[seller].W < 0)
            .SelectMany(seller => Enumerable.Range(0, peers.Count).Where(buyer => peers[buyer].W > 0).Select(buyer => (seller, buyer)));
        foreach ((int seller, int buyer) in pairs.Where(pair => Gain(peers, rate, pair) > 0).OrderByDescending(pair => Gain(peers, rate, pair)).ThenBy(pair => pair.Seller).ThenBy(pair => pair.Buyer))
        {
            long quantityW = Math.Min(-openW[seller], openW[buyer]);
            if (quantityW > 0)
            {
                trades.Add(Trees.Trade(seller, buyer, quantityW, (peers[seller].Price + peers[buyer].Price) / 2));
                openW[seller] += quantityW;
                openW[buyer] -= quantityW;
            }
        }

        return [.. trades];
    }

    /// <summary>Gain of all trades after fees, micro-euro per hour.</summary>
    public static double GainMicroEurPerHour(IReadOnlyList<(long W, long Price)> peers, Func<int, int, long> rate, IEnumerable<LocatedTrade> trades) =>
        trades.Sum(trade => trade.Trade.QuantityW / 1000.0 * Gain(peers, rate, (trade.SellerPoint, trade.BuyerPoint)));

    /// <summary>Power per point of the trades alone, W, import positive.</summary>
    public static double[] PowerW(int points, IEnumerable<LocatedTrade> trades)
    {
        double[] powerW = new double[points];
        foreach (LocatedTrade trade in trades)
        {
            powerW[trade.BuyerPoint] += trade.Trade.QuantityW;
            powerW[trade.SellerPoint] -= trade.Trade.QuantityW;
        }

        return powerW;
    }

    /// <summary>Flow per branch, W, away from the supply, without losses.</summary>
    public static double[] FlowW(NetworkTopology topology, double[] powerW)
    {
        double[] flowW = new double[topology.Branches.Length];
        for (int point = 0; point < powerW.Length; point++)
        {
            foreach (int branch in topology.WayToSupply(point))
            {
                flowW[branch] += powerW[point];
            }
        }

        return flowW;
    }

    /// <summary>Grid stress: sum of |flow| x length, kW km.</summary>
    public static double StressKwKm(NetworkTopology topology, double[] powerW) =>
        FlowW(topology, powerW).Select((flowW, branch) => Math.Abs(flowW) * topology.Branches[branch].LengthM / 1e6).Sum();

    private static long Gain(IReadOnlyList<(long W, long Price)> peers, Func<int, int, long> rate, (int Seller, int Buyer) pair) =>
        peers[pair.Buyer].Price - peers[pair.Seller].Price - rate(pair.Seller, pair.Buyer);
}
