using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Bidding.Curves;

public sealed class OrderWriterTests
{
    private readonly OrderWriter _writer = new();
    private readonly DemandCurve _curve = new();
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
        Write(netPowerW, Market.Prices(sharePermille));

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
        Write(netPowerW, Market.Prices());

        Assert.Equal(quantityW, _orders.Orders.Sum(order => order.QuantityW));
    }

    [Fact]
    public void A_curve_above_zero_becomes_bids_by_falling_price()
    {
        Write(1000, Market.Prices(), (300, 120_000), (700, 250_000));

        Assert.Equal(["bid 1000 @ 190000", "bid 700 @ 250000", "bid 300 @ 120000"], Market.Text(_orders));
    }

    /// <summary>Net -1000 W at any price, of which 400 W would be kept below 200 000 and 300 W below 100 000.</summary>
    [Fact]
    public void A_curve_below_zero_becomes_offers_by_rising_price()
    {
        Write(-1000, Market.Prices(), (400, 200_000), (300, 100_000));

        Assert.Equal(["offer 300 @ 190000", "offer 300 @ 100000", "offer 400 @ 200000"], Market.Text(_orders));
    }

    /// <summary>From -1000 W to +1000 W at 150 000: the household buys when it expects less and sells when it expects more.</summary>
    [Theory]
    [InlineData(140_000, "bid 1000 @ 150000")]
    [InlineData(160_000, "offer 1000 @ 150000")]
    public void A_curve_that_crosses_zero_takes_the_side_of_the_expected_price(long expected, string order)
    {
        BidPrices prices = Market.Prices();
        prices.ExpectedMicroEurPerKwh = expected;
        Write(-1000, prices, (2000, 150_000));

        Assert.Equal([order], Market.Text(_orders));
    }

    [Fact]
    public void What_exceeds_the_limit_is_cut_from_the_least_willing_step()
    {
        Write(10_000, Market.Prices(), (6000, 250_000), (3000, 120_000));

        Assert.Equal(["bid 10000 @ 190000", "bid 6000 @ 250000", "bid 1000 @ 120000"], Market.Text(_orders));
    }

    /// <summary>Oracle: at every price the accepted orders give the curve's own demand, as far as it lies on the side of the orders.</summary>
    [Fact]
    public void The_orders_are_the_curve_at_every_price()
    {
        const int Seed = 90_125;
        var random = new Random(Seed);
        for (int trial = 0; trial < 2000; trial++)
        {
            BidPrices prices = Market.Prices();
            prices.ExpectedMicroEurPerKwh = random.Next(80_000, 300_001);
            Write(random.Next(-4000, 4000), prices, [.. Enumerable.Range(0, random.Next(5)).Select(_ => ((double)random.Next(60, 1500), (long)random.Next(80_000, 300_001)))]);
            long price = random.Next(80_000, 300_001);

            bool buys = _curve.InelasticW > 0 || (_curve.MostW > 0 && _curve.DemandW(prices.ExpectedMicroEurPerKwh) > 0);
            double inelasticW = buys ? Math.Max(_curve.InelasticW, 0) : Math.Min(_curve.MostW, 0);
            double steps = _orders.Orders.Where(order => IsStep(order) && (buys ? order.PriceMicroEurPerKwh >= price : order.PriceMicroEurPerKwh <= price)).Sum(order => order.QuantityW);
            double expected = buys ? Math.Max(_curve.DemandW(price), 0) : Math.Min(_curve.DemandW(price), 0);
            double actual = buys ? inelasticW + steps : inelasticW - steps;

            // Steps below 50 W are left out, each end is rounded, and at a step's own price either answer is right.
            bool isOnStep = Enumerable.Range(0, _curve.Count).Any(step => _curve.Price(step) == price);
            Assert.True(isOnStep || Math.Abs(expected - actual) <= 3 * OrderWriter.LeastQuantityW, $"seed {Seed}, trial {trial}: {actual} W for {expected} W at {price}");
        }

        bool IsStep(OrderEntry order) => Enumerable.Range(0, _curve.Count).Any(step => _curve.Price(step) == order.PriceMicroEurPerKwh);
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
            var prices = new BidPrices();
            prices.Begin(gate, random.Next(1001));

            Write(random.Next(2) == 0 ? 1000 : -1000, prices, (500, random.NextInt64(-2_000_000, 2_000_000)));

            Assert.All(_orders.Orders, order => Assert.InRange(order.PriceMicroEurPerKwh, gate.FeedInMicroEurPerKwh, gate.RetailMicroEurPerKwh));
        }
    }

    private void Write(double inelasticW, BidPrices prices, params (double QuantityW, long Price)[] steps)
    {
        _curve.Begin(inelasticW);
        foreach ((double quantityW, long price) in steps)
        {
            _curve.TryAdd(quantityW, price);
        }

        _writer.Write(_curve, prices, Market.Limits(), _orders);
    }
}
