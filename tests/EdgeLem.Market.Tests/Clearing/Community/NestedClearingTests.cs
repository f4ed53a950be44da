using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Community;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.Clearing.Community;

public sealed class NestedClearingTests
{
    private static readonly UniformPriceClearing Uniform = new();

    private static string CommunityOf(string nodeId) => nodeId[..1];

    [Fact]
    public void Communities_clear_inside_first_and_the_rest_among_each_other()
    {
        // North: 100 W at 100k for 40 W. South: no production, 80 W wanted. Coupled: 40 W stay in the north, 60 W go south.
        Order[] orders = [Books.Bid("n1", 40, 250_000), Books.Offer("n2", 100, 100_000), Books.Bid("s1", 80, 290_000)];

        ClearingResult separate = new NestedClearing(CommunityOf, Uniform, null).Clear(new OrderBook(orders), Books.Prices);
        ClearingResult nested = new NestedClearing(CommunityOf, Uniform, Uniform).Clear(new OrderBook(orders), Books.Prices);

        Assert.Equal((40, 100), (separate.VolumeW, nested.VolumeW));
        Assert.Equal(60, nested.Bids.Single(fill => fill.Order.NodeId == "s1").ClearedW);
        Assert.Equal(40, nested.Bids.Single(fill => fill.Order.NodeId == "n1").ClearedW);
    }

    /// <summary>
    /// R7 (community of communities) states no figure; asked for is two markets that clear with and without the coupling. Ours: on 300 random pairs of communities the coupling never loses gain
    /// and never reaches more than one market for all; what a community trades inside stays as it was. The physical check on a joint feeder is the grid policy's.
    /// </summary>
    [Fact]
    [Trait("Row", "R7")]
    public void Coupling_gains_and_one_market_for_all_gains_most()
    {
        (decimal Separate, decimal Nested, decimal Joint) sums = default;
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            OrderBook book = new(Enumerable.Range(0, 24).Select(i => random.Next(2) == 0
                ? Books.Bid($"{"ns"[i % 2]}{i}", random.Next(1, 500), 60_000 + random.Next(240_000))
                : Books.Offer($"{"ns"[i % 2]}{i}", random.Next(1, 500), 60_000 + random.Next(240_000))));
            decimal separate = Gains.Of(new NestedClearing(CommunityOf, Uniform, null).Clear(book, Books.Prices), Books.Prices);
            ClearingResult coupled = new NestedClearing(CommunityOf, Uniform, Uniform).Clear(book, Books.Prices);
            decimal nested = Gains.Of(coupled, Books.Prices);
            decimal joint = Gains.Uniform(book, Books.Prices);

            Assert.True(separate <= nested && nested <= joint, $"Seed {seed}: {separate}, {nested}, {joint}.");
            Assert.Equal(coupled.VolumeW, coupled.Bids.Sum(fill => fill.ClearedW));
            Assert.Equal(coupled.VolumeW, coupled.Offers.Sum(fill => fill.ClearedW));
            sums = (sums.Separate + separate, sums.Nested + nested, sums.Joint + joint);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Separate {sums.Separate / sums.Joint:P2}, nested {sums.Nested / sums.Joint:P2} of the joint market's gain.");
        Assert.True(sums.Separate < sums.Nested && sums.Nested < sums.Joint);

        Literature.State("R7", "Community of communities; report and review", "no figure; with and without the coupling",
            (Invariant($"of the gain of one market for all, separate communities reach {100 * sums.Separate / sums.Joint:F1} %, coupled ones {100 * sums.Nested / sums.Joint:F1} %"), "agrees: the coupling never loses"));
    }

    [Fact]
    public void Two_communities_with_one_side_each_have_no_trade_without_the_coupling()
    {
        OrderBook book = new([Books.Bid("n1", 40, 250_000), Books.Offer("s1", 40, 100_000)]);

        ClearingResult separate = new NestedClearing(CommunityOf, Uniform, null).Clear(book, Books.Prices);

        Assert.Equal(NoTradeReason.ExcludedByMechanism, separate.NoTrade);
        Assert.Equal(UnfilledReason.NoCounterOrders, separate.Bids[0].Reason);
    }
}
