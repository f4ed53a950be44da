using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Metering;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Bidding;

public sealed class LimitPriceStrategyTests
{
    private readonly LimitPriceStrategy _strategy = new(new ConnectionPoint(new PhaseMap([0, 1, 2]), 17_000, 10_000));
    private readonly OrdersMessage _orders = new();

    /// <summary>Feed-in 80 000, retail 300 000; bid 80 000 + share x 220 000, offer 300 000 - share x 220 000.</summary>
    [Theory]
    [InlineData(1200, 500, "bid", 190_000)]
    [InlineData(-1200, 500, "offer", 190_000)]
    [InlineData(1200, 0, "bid", 80_000)]
    [InlineData(-1200, 0, "offer", 300_000)]
    [InlineData(1200, 1000, "bid", 300_000)]
    [InlineData(-1200, 1000, "offer", 80_000)]
    [InlineData(1200, 333, "bid", 153_260)]
    [InlineData(-1200, 333, "offer", 226_740)]
    public void The_limit_price_lies_at_its_share_between_the_bounds(double netPowerW, long sharePermille, string side, long price)
    {
        _strategy.Write(Bench.Gate(900), netPowerW, sharePermille, _orders);

        OrderEntry order = Assert.Single(_orders.Orders);
        Assert.Equal((1, side, 1200L, price), (order.Id, order.Side, order.QuantityW, order.PriceMicroEurPerKwh));
        Assert.Equal(Bench.T0 + 900, _orders.IntervalStart);
    }

    /// <summary>Rated 17 kW import and 10 kW export; 50 W at least.</summary>
    [Theory]
    [InlineData(49.4, 0)]
    [InlineData(49.5, 50)]
    [InlineData(1234.4, 1234)]
    [InlineData(1234.5, 1235)]
    [InlineData(16_999.9, 17_000)]
    [InlineData(99_999, 17_000)]
    [InlineData(-49.4, 0)]
    [InlineData(-49.5, 50)]
    [InlineData(-99_999, 10_000)]
    [InlineData(1e300, 17_000)]
    [InlineData(0, 0)]
    public void The_quantity_is_whole_watts_within_the_rating_or_no_order_at_all(double netPowerW, long quantityW)
    {
        _strategy.Write(Bench.Gate(900), netPowerW, 500, _orders);

        Assert.Equal(quantityW, _orders.Orders.Sum(order => order.QuantityW));
    }

    [Fact]
    public void Any_share_and_any_prices_keep_within_the_bounds_of_the_gate()
    {
        var random = new Random(4711);
        for (int trial = 0; trial < 1000; trial++)
        {
            GateMessage gate = Bench.Gate(900);
            gate.FeedInMicroEurPerKwh = random.NextInt64(-500_000, 500_000);
            gate.RetailMicroEurPerKwh = gate.FeedInMicroEurPerKwh + random.NextInt64(0, 500_000);

            _strategy.Write(gate, random.Next(2) == 0 ? 1000 : -1000, random.Next(1001), _orders);

            Assert.InRange(_orders.Orders[0].PriceMicroEurPerKwh, gate.FeedInMicroEurPerKwh, gate.RetailMicroEurPerKwh);
        }
    }
}
