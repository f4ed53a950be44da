using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;

namespace EdgeLem.Node.Tests.Bidding.Strategies;

public sealed class PriceStrategyTests
{
    [Fact]
    public void Zero_intelligence_never_bids_above_or_offers_below_its_limit()
    {
        var strategy = new ZeroIntelligencePrice(new ChanceSource("home-01", 3));
        BidPrices prices = Market.Prices(sharePermille: 700);
        for (int draw = 0; draw < 10_000; draw++)
        {
            strategy.Price(prices);
            Assert.InRange(prices.BidMicroEurPerKwh, 80_000, prices.LimitBidMicroEurPerKwh);
            Assert.InRange(prices.OfferMicroEurPerKwh, prices.LimitOfferMicroEurPerKwh, 300_000);
        }
    }

    /// <summary>10 000 even draws: mean within four standard errors (range / sqrt(12 n)) of the middle, every tenth of the range within 900 to 1100.</summary>
    [Fact]
    public void Zero_intelligence_draws_evenly()
    {
        var strategy = new ZeroIntelligencePrice(new ChanceSource("home-01", 3));
        BidPrices prices = Market.Prices(sharePermille: 1000);
        int[] tenths = new int[10];
        double sum = 0;
        for (int draw = 0; draw < 10_000; draw++)
        {
            strategy.Price(prices);
            sum += prices.BidMicroEurPerKwh;
            tenths[Math.Min(9, (prices.BidMicroEurPerKwh - 80_000) / 22_000)]++;
        }

        Assert.Equal(190_000, sum / 10_000, 4 * 220_000 / Math.Sqrt(12 * 10_000));
        Assert.All(tenths, count => Assert.InRange(count, 900, 1100));
    }

    [Fact]
    public void Nodes_of_one_seed_draw_differently_and_each_repeats_itself()
    {
        Assert.Equal(Draws("home-01", 1), Draws("home-01", 1));
        Assert.NotEqual(Draws("home-01", 1), Draws("home-02", 1));
        Assert.NotEqual(Draws("home-01", 1), Draws("home-01", 2));

        static long[] Draws(string node, long seed)
        {
            var chance = new ChanceSource(node, seed);
            return [.. Enumerable.Range(0, 20).Select(_ => chance.Next(1000))];
        }
    }

    [Fact]
    public void Chance_never_leaves_its_range()
    {
        var chance = new ChanceSource("", 0);
        for (int draw = 0; draw < 100_000; draw++)
        {
            Assert.InRange(chance.Next(7), 0, 6);
        }
    }

    [Fact]
    public void An_adaptive_buyer_that_always_trades_lowers_its_bid_to_the_price()
    {
        (AdaptivePrice strategy, _) = Train(isBid: true, clearing: 150_000, rounds: 200);

        BidPrices prices = Market.Prices(sharePermille: 1000);
        strategy.Price(prices);
        Assert.InRange(prices.BidMicroEurPerKwh, 130_000, 180_000);
    }

    [Fact]
    public void An_adaptive_seller_that_is_too_dear_comes_down_but_not_below_its_limit()
    {
        (AdaptivePrice strategy, long last) = Train(isBid: false, clearing: 90_000, rounds: 200);

        Assert.InRange(last, 80_000, 115_000);
        Assert.InRange(strategy.OfferMargin, 0, 1);
    }

    [Fact]
    public void Without_local_trade_an_adaptive_trader_gives_up_its_margin()
    {
        var strategy = new AdaptivePrice(new ChanceSource("home-01", 5));
        var outcome = new BidOutcome();
        for (int round = 0; round < 400; round++)
        {
            Ask(strategy, outcome, isBid: true);
            Assert.True(outcome.TryTake(Market.NoTrade(900)));
            strategy.Learn(outcome);
        }

        Assert.Equal(0, strategy.BidMargin, 1e-9);
    }

    /// <summary>
    /// Twenty ZIP traders in a uniform-price call market with limits of an even staircase. Oracle: the competitive equilibrium, where the staircases cross at
    /// 190 000 and ten units trade. Cliff and Bruten report convergence to the equilibrium price.
    /// </summary>
    [Fact]
    public void A_market_of_adaptive_traders_comes_to_the_competitive_price()
    {
        var traders = Enumerable.Range(0, 40).Select(i => new Trader(i, isBuyer: i % 2 == 0)).ToArray();
        var prices = new List<double>();
        for (int round = 0; round < 300; round++)
        {
            long? price = Clear(traders);
            Array.ForEach(traders, trader => trader.Learn(price));
            if (round >= 200 && price is { } found)
            {
                prices.Add(found);
            }
        }

        Assert.InRange(prices.Average(), 190_000 - 8000, 190_000 + 8000);
    }

    private static long? Clear(Trader[] traders)
    {
        long[] bids = [.. traders.Where(trader => trader.IsBuyer).Select(trader => trader.Ask()).OrderDescending()];
        long[] offers = [.. traders.Where(trader => !trader.IsBuyer).Select(trader => trader.Ask()).Order()];
        int traded = 0;
        while (traded < bids.Length && traded < offers.Length && bids[traded] >= offers[traded])
        {
            traded++;
        }

        return traded == 0 ? null : (bids[traded - 1] + offers[traded - 1]) / 2;
    }

    private static (AdaptivePrice Strategy, long LastPrice) Train(bool isBid, long clearing, int rounds)
    {
        var strategy = new AdaptivePrice(new ChanceSource("home-01", 5));
        var outcome = new BidOutcome();
        for (int round = 0; round < rounds; round++)
        {
            Ask(strategy, outcome, isBid);
            Assert.True(outcome.TryTake(Market.Cleared(900, clearing)));
            strategy.Learn(outcome);
        }

        return (strategy, outcome.PriceMicroEurPerKwh);
    }

    private static void Ask(AdaptivePrice strategy, BidOutcome outcome, bool isBid, long sharePermille = 1000)
    {
        BidPrices prices = Market.Prices(sharePermille);
        strategy.Price(prices);
        var entry = new OrderEntry { Id = 1, Side = isBid ? OrderSides.Bid : OrderSides.Offer, QuantityW = 1000 };
        outcome.Sent(new OrdersMessage { IntervalStart = prices.Gate.IntervalStart, Orders = [entry] }, prices);
    }

    /// <summary>A trader with one unit; its limit is one of twenty steps between the bounds.</summary>
    private sealed class Trader(int index, bool isBuyer)
    {
        private readonly AdaptivePrice _strategy = new(new ChanceSource($"home-{index}", 1));
        private readonly BidOutcome _outcome = new();

        public bool IsBuyer => isBuyer;

        public long Ask()
        {
            PriceStrategyTests.Ask(_strategy, _outcome, isBuyer, 25 + (50 * (index / 2)));
            return _outcome.PriceMicroEurPerKwh;
        }

        public void Learn(long? price)
        {
            _outcome.TryTake(price is { } found ? Market.Cleared(900, found) : Market.NoTrade(900));
            _strategy.Learn(_outcome);
        }
    }
}
