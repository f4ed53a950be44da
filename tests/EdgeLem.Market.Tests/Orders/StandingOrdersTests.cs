using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Market.Tests.Orders;

public sealed class StandingOrdersTests
{
    private readonly StandingOrders _orders = new();

    [Theory]
    [InlineData(0, false)] // begins before the validity
    [InlineData(900, true)]
    [InlineData(1_800, true)] // ends with it
    [InlineData(2_700, false)]
    public void An_order_is_in_force_in_intervals_that_lie_in_its_validity(long startS, bool expected)
    {
        _orders.Put(new StandingOrder(Books.Bid("n", 10, 1), 900, 2_700));

        Assert.Equal(expected, _orders.InForce(new MarketInterval(startS, 900)).Length == 1);
    }

    [Fact]
    public void An_expired_order_is_told_once_and_forgotten()
    {
        _orders.Put(new StandingOrder(Books.Bid("n", 10, 1), 0, 900));
        _orders.Put(new StandingOrder(Books.Bid("m", 10, 1), 0, 9_000));

        Assert.Equal(["n/0"], _orders.Expire(new MarketInterval(900, 900)).Select(key => key.ToString()));
        Assert.Empty(_orders.Expire(new MarketInterval(900, 900)));
        Assert.Equal(1, _orders.Count);
    }

    [Fact]
    public void A_new_order_of_the_same_number_replaces_the_old_one_and_a_withdrawn_one_is_gone()
    {
        _orders.Put(new StandingOrder(Books.Bid("n", 10, 1), 0, 900));
        _orders.Put(new StandingOrder(Books.Bid("n", 20, 1), 0, 900));
        Assert.Equal(20, _orders.InForce(new MarketInterval(0, 900)).Single().QuantityW);

        Assert.True(_orders.Withdraw(new OrderKey("n", 0)));
        Assert.False(_orders.Withdraw(new OrderKey("n", 0)));
        Assert.Empty(_orders.InForce(new MarketInterval(0, 900)));
    }

    [Fact]
    public void Orders_come_by_node_and_number()
    {
        foreach ((string node, int number) in new[] { ("n9", 0), ("n10", 2), ("n10", 1) })
        {
            _orders.Put(new StandingOrder(Books.Bid(node, 10, 1, orderId: number), 0, 900));
        }

        Assert.Equal(["n10/1", "n10/2", "n9/0"], _orders.InForce(new MarketInterval(0, 900)).Select(order => order.Key.ToString()));
    }

    [Fact]
    public void An_empty_validity_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new StandingOrder(Books.Bid("n", 10, 1), 900, 900));
}
