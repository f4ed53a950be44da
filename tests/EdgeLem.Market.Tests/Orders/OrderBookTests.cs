using EdgeLem.Market.Orders;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Market.Tests.Orders;

public sealed class OrderBookTests
{
    [Fact]
    public void Bids_fall_and_offers_rise_in_price()
    {
        OrderBook book = new([Books.Bid("a", 1, 10), Books.Offer("b", 1, 30), Books.Bid("c", 1, 20), Books.Offer("d", 1, 5)]);

        Assert.Equal(["c", "a"], book.Bids.Select(order => order.NodeId));
        Assert.Equal(["d", "b"], book.Offers.Select(order => order.NodeId));
    }

    [Fact]
    public void Equal_prices_go_by_arrival_then_node_then_order_number()
    {
        // Ordinal: "-" (0x2D) < "1" (0x31) < "a" (0x61); "n10" < "n9".
        OrderBook book = new(
        [
            Books.Bid("n9", 1, 10, arrivalS: 5), Books.Bid("n10", 1, 10, arrivalS: 5, orderId: 2), Books.Bid("n10", 1, 10, arrivalS: 5, orderId: 1),
            Books.Bid("z", 1, 10, arrivalS: 4), Books.Bid("n-1", 1, 10, arrivalS: 5),
        ]);

        Assert.Equal(["z/0", "n-1/0", "n10/1", "n10/2", "n9/0"], book.Bids.Select(order => order.Key.ToString()));
    }

    [Fact]
    public void The_sequence_of_insertion_does_not_matter() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            Order[] orders = Books.Random(new Random(seed), 30, 5_000);
            Order[] shuffled = [.. orders];
            new Random(seed ^ 0x5A5A).Shuffle(shuffled);
            OrderBook book = new(orders);
            OrderBook other = new(shuffled);
            return book.Bids.SequenceEqual(other.Bids) && book.Offers.SequenceEqual(other.Offers);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_order_number_twice_is_refused_with_its_key()
    {
        Order[] orders = [Books.Bid("a", 1, 1, orderId: 7), Books.Offer("a", 1, 1, orderId: 7)];

        ArgumentException exception = Assert.Throws<ArgumentException>(() => new OrderBook(orders));

        Assert.Contains("a/7", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_order_is_refused() => Assert.Throws<ArgumentException>(() => new OrderBook([default]));

    [Fact]
    public void An_empty_book_has_two_empty_sides()
    {
        Assert.Empty(OrderBook.Empty.Bids);
        Assert.Empty(OrderBook.Empty.Offers);
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(3_000, 900)]
    [InlineData(3_000, 9_000_000_000_000)] // beyond the 33 bits of the sorted keys
    public void Both_sides_are_in_the_order_of_the_comparer(int count, long arrivals)
    {
        Random random = new(count);
        Order[] orders =
        [
            .. Enumerable.Range(0, count).Select(i => new Order(
                new OrderKey($"n{random.Next(50)}", i),
                (OrderSide)random.Next(2),
                new OrderTerms(1, random.Next(2) == 0 ? random.NextInt64(-4, 4) : random.NextInt64(-Order.MaximumPriceMicroEurPerKwh, Order.MaximumPriceMicroEurPerKwh + 1)),
                random.NextInt64(arrivals))),
        ];

        OrderBook book = new(orders);

        Assert.Equal(orders.Where(order => order.Side == OrderSide.Bid).Order(MeritOrder.OfBids), book.Bids);
        Assert.Equal(orders.Where(order => order.Side == OrderSide.Offer).Order(MeritOrder.OfOffers), book.Offers);
    }

    [Fact]
    public void A_repeated_order_is_found_among_thousands_whatever_else_differs()
    {
        List<Order> orders = [.. Enumerable.Range(0, 5_000).Select(i => Books.Bid($"n{i % 70}", 1, i, orderId: i / 70))];
        _ = new OrderBook(orders);
        orders.Add(Books.Offer("n3", 7, -5, arrivalS: 4, orderId: 41));

        Assert.Contains("n3/41", Assert.Throws<ArgumentException>(() => new OrderBook(orders)).Message, StringComparison.Ordinal);
    }
}
