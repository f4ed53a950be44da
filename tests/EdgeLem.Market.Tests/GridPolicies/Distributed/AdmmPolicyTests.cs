using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Distributed;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.GridPolicies.Distributed;

public sealed class AdmmPolicyTests(ITestOutputHelper output)
{
    private const int Networks = 60;
    private const double CentralWithin = 0.001;

    /// <summary>What whole watts may cost beside that: one watt per limit that is tight at once, of which random feeders have a few.</summary>
    private const int RoundingW = 4;

    /// <summary>Munsing, Mather and Moura (2017) report that ADMM comes to the central optimum; here within a thousandth of the refusal cost.</summary>
    [Fact]
    [Trait("Row", "R51")]
    [Trait("Row", "R52")]
    public void On_random_feeders_the_messages_come_to_the_central_optimum_within_a_thousandth()
    {
        List<int> iterations = [];
        for (int seed = 0; seed < Networks; seed++)
        {
            GridRound round = RandomRound(seed);
            GridOutcome outcome = new AdmmPolicy().Apply(round);
            Assert.True(outcome.After.IsAllowed, $"seed {seed}: {string.Join(", ", outcome.After.Violations)}");
            (double central, double refusedW) = CentralOptimum.Of(round, round.Network.Linearize()!.Limits);
            double overW = (CentralOptimum.CostOf(round, Served(outcome.Clearing)) - central) / round.RefusalPriceMicroEurPerKwh;
            output.WriteLine($"seed {seed}: refused {outcome.RefusedW} W against {refusedW:f1} W, {overW:f1} W over the optimum's cost, {outcome.Iterations} iterations");
            Assert.InRange(overW, -(CentralWithin * refusedW) - RoundingW, (CentralWithin * refusedW) + RoundingW);
            iterations.Add(outcome.Iterations);
        }

        output.WriteLine($"iterations median {iterations.Order().ElementAt(Networks / 2)}, most {iterations.Max()}");
    }

    [Fact]
    public void Messages_are_two_per_point_and_iteration()
    {
        GridRound round = RandomRound(0);
        GridOutcome outcome = new AdmmPolicy().Apply(round);

        Assert.Equal(2L * round.Network.Points.Length * outcome.Iterations, outcome.Messages);
        Assert.True(outcome.Iterations > 1);
    }

    [Fact]
    public void The_same_round_ends_in_the_same_watts()
    {
        ImmutableArray<double> Run() => new AdmmPolicy().Apply(RandomRound(1)).After.PowerW;
        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void Where_every_limit_is_kept_one_question_is_enough()
    {
        GridRound round = RoundOf(new CurvedFeeder([[1e-6]], band: 1, transformerW: 100_000), Books.Offer("n0", 4_000, 90_000));
        GridOutcome outcome = new AdmmPolicy().Apply(round);

        Assert.Equal((1, 2L, 0L), (outcome.Iterations, outcome.Messages, outcome.RefusedW));
        Assert.Equal(80_000, Assert.Single(outcome.NodalPrices).MicroEurPerKwh);
    }

    [Fact]
    public void A_worked_example_refuses_the_dearer_offer_and_prices_the_limit()
    {
        // Both offers of 4,000 W behind one row of 1e-6 per W within 0.005: 5,000 W may flow. The offer at 0.09 is cheaper than the one at 0.10, so 3,000 W of the dearer
        // are refused. 1 kWh of consumption would let 1 kWh more of it flow: that saves 1 EUR of refusal less its price of 0.10, so the price is -0.90 EUR: 0.08 for energy,
        // -0.98 for the voltage.
        CurvedFeeder network = new([[1e-6, 1e-6], [1e-6, 1e-6]], band: 0.005, transformerW: 30_000) { Curvature = 0 };
        GridOutcome outcome = new AdmmPolicy(new AdmmOptions { DualTolerance = 1e-6, PrimalToleranceW = 1e-3, RelativeTolerance = 1e-7 })
            .Apply(RoundOf(network, Books.Offer("n0", 4_000, 90_000), Books.Offer("n1", 4_000, 100_000)));

        Refusal refusal = Assert.Single(outcome.Refusals);
        Assert.Equal(("n1", LimitKind.VoltageHigh), (refusal.Order.NodeId, refusal.Kind));
        Assert.InRange(refusal.RefusedW, 3_000, 3_001);
        Assert.All(outcome.NodalPrices, price => Assert.Equal(-900_000, price.MicroEurPerKwh, 1_000.0));
        Assert.All(outcome.NodalPrices, price => Assert.Equal(80_000, price.Energy));
    }

    [Fact]
    public void Where_only_trades_flow_both_ends_of_what_the_network_cannot_carry_are_refused()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            GridRound round = RandomRound(seed) with { RetailerServesRest = false };
            GridOutcome outcome = new AdmmPolicy().Apply(round);

            Assert.True(outcome.After.IsAllowed, $"seed {seed}");
            Assert.Equal(outcome.Clearing.Bids.Sum(fill => fill.ClearedW), outcome.Clearing.Offers.Sum(fill => fill.ClearedW));
            Assert.All(outcome.Clearing.Bids.Concat(outcome.Clearing.Offers), fill => Assert.True(fill.RefusedW >= 0 && fill.UnfilledW >= 0));
        }
    }

    [Fact]
    public void Limits_that_no_order_can_keep_end_with_a_state_that_says_so()
    {
        CurvedFeeder network = new CurvedFeeder([[1e-6]], band: 0.001, transformerW: 30_000).WithBase([-5_000]);
        GridOutcome outcome = new AdmmPolicy(new AdmmOptions { MaximumIterations = 200 }).Apply(RoundOf(network, Books.Offer("n0", 1_000, 90_000)));

        Assert.NotEmpty(outcome.After.Violations);
        Assert.Equal(1_000, outcome.RefusedW);
    }

    [Fact]
    public void An_empty_book_is_a_normal_round()
    {
        GridOutcome outcome = new AdmmPolicy().Apply(RoundOf(new CurvedFeeder([[1e-6]], band: 1, transformerW: 1)));

        Assert.Equal(NoTradeReason.NoOrders, outcome.Clearing.NoTrade);
        Assert.True(outcome.After.IsAllowed);
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
