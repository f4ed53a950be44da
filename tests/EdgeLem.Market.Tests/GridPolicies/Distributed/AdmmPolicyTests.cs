using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Distributed;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.GridPolicies.Distributed;

public sealed class AdmmPolicyTests(ITestOutputHelper output)
{
    private const int Networks = 100;
    private const double CentralWithin = 0.001;

    [Fact]
    [Trait("Row", "R51")]
    public void On_random_feeders_the_messages_come_to_the_central_optimum_within_a_thousandth()
    {
        double worst = 0;
        List<int> iterations = [];
        for (int seed = 0; seed < Networks; seed++)
        {
            GridRound round = RandomRound(seed);
            GridOutcome outcome = new AdmmPolicy().Apply(round);
            Assert.True(outcome.After.IsAllowed, $"seed {seed}: {string.Join(", ", outcome.After.Violations)}");
            (double central, double refusedW) = CentralOptimum.Of(round, round.Network.Linearize()!.Limits);
            double ours = CentralOptimum.CostOf(round, Served(outcome.Clearing));
            double gap = (ours - central) / Math.Max(1, refusedW * round.RefusalPriceMicroEurPerKwh);
            output.WriteLine($"seed {seed}: refused {outcome.RefusedW} W against {refusedW:f1} W, gap {gap:e2}, {outcome.Iterations} iterations");
            worst = Math.Max(worst, gap);
            iterations.Add(outcome.Iterations);
        }

        output.WriteLine($"worst {worst:e2}; iterations median {iterations.Order().ElementAt(Networks / 2)}, most {iterations.Max()}");
        Assert.InRange(worst, double.NegativeInfinity, CentralWithin);
    }

    internal static IEnumerable<(Order Order, double ServedW)> Served(ClearingResult clearing) =>
        clearing.Bids.Concat(clearing.Offers).Select(fill => (fill.Order, (double)(fill.ClearedW + fill.UnfilledW)));

    internal static GridRound RandomRound(int seed)
    {
        Random random = new(seed);
        int points = random.Next(2, 25);
        var network = CurvedFeeder.Random(random, points, band: 0.01 + (0.04 * random.NextDouble()), transformerW: points * 1500);
        bool isNoon = random.Next(3) > 0;
        IEnumerable<Order> orders = Enumerable.Range(0, points * 2).Select(i =>
        {
            string node = $"n{random.Next(points)}";
            long price = 80_000 + (1_000 * random.NextInt64(0, 221));
            return random.NextDouble() < (isNoon ? 0.8 : 0.2) ? Books.Offer(node, random.NextInt64(100, 6_000), price, orderId: i) : Books.Bid(node, random.NextInt64(100, 6_000), price, orderId: i);
        });
        return RoundOf(network, [.. orders]);
    }

    internal static GridRound RoundOf(INetworkModel network, params Order[] orders) =>
        new() { Book = new OrderBook(orders), Prices = Books.Prices, Clearing = new UniformPriceClearing(), Network = network };
}
