using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.Orders;

public sealed class OrderTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(1_000_000_001, 0)]
    [InlineData(1, 1_000_000_001)]
    [InlineData(1, -1_000_000_001)]
    [InlineData(long.MinValue, long.MaxValue)]
    public void Terms_refuse_a_quantity_or_price_out_of_range(long quantityW, long price) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderTerms(quantityW, price));

    [Fact]
    public void The_largest_quantity_and_negative_prices_are_possible()
    {
        Order order = Books.Offer("a", Order.MaximumQuantityW, -Order.MaximumPriceMicroEurPerKwh);

        Assert.Equal(1_000_000_000, order.QuantityW);
        Assert.Equal(-1_000_000_000, order.PriceMicroEurPerKwh);
    }

    [Fact]
    public void A_key_refuses_a_bad_node_id_and_a_negative_number()
    {
        Assert.Throws<ArgumentException>(() => new OrderKey("retailer", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderKey("a", -1));
    }

    [Fact]
    public void An_order_refuses_an_undefined_side_a_negative_arrival_and_default_parts()
    {
        OrderKey key = new("a", 0);
        OrderTerms terms = new(1, 1);

        Assert.Throws<ArgumentException>(() => new Order(key, (OrderSide)2, terms, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Order(key, OrderSide.Bid, terms, -1));
        Assert.Throws<ArgumentException>(() => new Order(default, OrderSide.Bid, terms, 0));
        Assert.Throws<ArgumentException>(() => new Order(key, OrderSide.Bid, default, 0));
    }
}
