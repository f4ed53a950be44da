using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.Orders;

public sealed class BlockOrderTests
{
    [Fact]
    public void A_block_needs_power_within_the_range_of_an_order()
    {
        OrderKey key = new("ev", 0);

        Assert.Throws<ArgumentException>(() => new BlockOrder(key, OrderSide.Bid, [], 1));
        Assert.Throws<ArgumentException>(() => new BlockOrder(key, OrderSide.Bid, [0, 0], 1));
        Assert.Throws<ArgumentException>(() => new BlockOrder(key, OrderSide.Bid, [.. Enumerable.Repeat(1L, BlockOrder.MaximumIntervals + 1)], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlockOrder(key, OrderSide.Bid, [5, -1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlockOrder(key, OrderSide.Bid, [Order.MaximumQuantityW + 1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlockOrder(key, OrderSide.Bid, [1], Order.MaximumPriceMicroEurPerKwh + 1));
        Assert.Throws<ArgumentException>(() => new BlockOrder(default, OrderSide.Bid, [1], 1));
    }
}
