using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.Orders;

public sealed class SteppedOrderTests
{
    [Fact]
    public void Steps_become_orders_with_consecutive_numbers()
    {
        SteppedOrder order = new(new OrderKey("n", 5), OrderSide.Bid, [new OrderTerms(10, 250_000), new OrderTerms(20, 150_000)], 7);

        Assert.Equal([Books.Bid("n", 10, 250_000, 7, 5), Books.Bid("n", 20, 150_000, 7, 6)], order.Orders.AsEnumerable());
    }

    [Fact]
    public void The_market_fills_the_better_step_first()
    {
        // 10 W at 250k and 5 of 20 W at 150k.
        SteppedOrder order = new(new OrderKey("n", 0), OrderSide.Bid, [new OrderTerms(10, 250_000), new OrderTerms(20, 150_000)], 0);

        ClearingResult result = Books.Clear([.. order.Orders, Books.Offer("o", 15, 100_000)]);

        Assert.Equal([10L, 5], result.Bids.Select(fill => fill.ClearedW));
    }

    [Theory]
    [InlineData(OrderSide.Bid, 100_000, 100_000)]
    [InlineData(OrderSide.Bid, 100_000, 100_001)]
    [InlineData(OrderSide.Offer, 100_000, 100_000)]
    [InlineData(OrderSide.Offer, 100_000, 99_999)]
    public void A_step_must_be_worse_than_the_one_before(OrderSide side, long first, long second) =>
        Assert.Throws<ArgumentException>(() => new SteppedOrder(new OrderKey("n", 0), side, [new OrderTerms(1, first), new OrderTerms(1, second)], 0));

    [Fact]
    public void No_steps_and_too_many_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SteppedOrder(new OrderKey("n", 0), OrderSide.Bid, [], 0));
        Assert.Throws<ArgumentException>(() => new SteppedOrder(
            new OrderKey("n", 0), OrderSide.Offer, [.. Enumerable.Range(0, SteppedOrder.MaximumSteps + 1).Select(i => new OrderTerms(1, i))], 0));
    }
}
