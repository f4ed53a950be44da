using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using FsCheck;
using FsCheck.Fluent;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.Clearing.Matching;

public sealed class PayAsBidClearingTests
{
    private static readonly Order[] TwoByTwo =
        [Books.Bid("b1", 1000, 250_000), Books.Bid("b2", 500, 150_000), Books.Offer("o1", 800, 100_000), Books.Offer("o2", 900, 200_000)];

    [Fact]
    public void Best_meets_best_and_the_buyer_pays_what_it_bid()
    {
        // b1 takes 800 W of o1 and 200 W of o2, both at its 250k; b2 (150k) does not reach o2 (200k). Mean price 250k.
        ClearingResult result = new PayAsBidClearing(PairPriceRule.Bid).Clear(new OrderBook(TwoByTwo), Books.Prices);

        Assert.Equal(
            [new Trade(new OrderKey("b1", 0), new OrderKey("o1", 0), 800, 250_000), new Trade(new OrderKey("b1", 0), new OrderKey("o2", 0), 200, 250_000)],
            result.Trades.AsEnumerable());
        Assert.Equal(250_000, result.PriceMicroEurPerKwh);
    }

    [Fact]
    [Trait("Row", "R3")]
    public void The_midpoint_halves_the_gain_of_each_pair()
    {
        // (250k + 100k) / 2 = 175k for 800 W, (250k + 200k) / 2 = 225k for 200 W; mean (800 x 175k + 200 x 225k) / 1000 = 185k.
        ClearingResult result = new PayAsBidClearing(PairPriceRule.Middle).Clear(new OrderBook(TwoByTwo), Books.Prices);

        Assert.Equal([175_000L, 225_000], result.Trades.Select(trade => trade.PriceMicroEurPerKwh));
        Assert.Equal(185_000, result.PriceMicroEurPerKwh);

        Literature.State("R3", "Pay-as-bid one-to-one transactions; report", "no figure; each trade has its own price between offer and bid",
            (Invariant($"two trades of one buyer at {result.Trades[0].PriceMicroEurPerKwh / 1e4:F1} and {result.Trades[1].PriceMicroEurPerKwh / 1e4:F1} ct/kWh; on random books every price lies between offer and bid"), "agrees"));
    }

    [Fact]
    public void A_bid_above_the_retail_price_pays_the_retail_price()
    {
        ClearingResult result = new PayAsBidClearing(PairPriceRule.Bid).Clear(new OrderBook([Books.Bid("b", 1, 900_000), Books.Offer("o", 1, 0)]), Books.Prices);

        Assert.Equal(300_000, result.PriceMicroEurPerKwh);
    }

    [Fact]
    public void Equal_bids_are_served_by_arrival_and_the_late_one_is_told_so()
    {
        ClearingResult result = new PayAsBidClearing(PairPriceRule.Bid).Clear(
            new OrderBook([Books.Bid("late", 100, 200_000, arrivalS: 9), Books.Bid("early", 100, 200_000, arrivalS: 1), Books.Offer("o", 100, 90_000)]), Books.Prices);

        Assert.Equal(["early"], result.Bids.Where(fill => fill.ClearedW > 0).Select(fill => fill.Order.NodeId));
        Assert.Equal(UnfilledReason.Outbid, result.Bids[1].Reason);
    }

    /// <summary>R3 (pay-as-bid one-to-one transactions, each with its own price) states no figure; asked for is a price per trade between offer and bid. Ours: on random books.</summary>
    [Theory]
    [Trait("Row", "R3")]
    [InlineData(PairPriceRule.Bid)]
    [InlineData(PairPriceRule.Middle)]
    public void Every_trade_has_its_own_price_between_offer_and_bid(PairPriceRule rule) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            Random random = new(seed);
            Order[] orders = Books.Random(random, 30, 5_000);
            Dictionary<OrderKey, long> limits = orders.ToDictionary(order => order.Key, order => order.PriceMicroEurPerKwh);
            return new PayAsBidClearing(rule).Clear(new OrderBook(orders), Books.RandomPrices(random)).Trades
                .All(trade => limits[trade.Seller] <= trade.PriceMicroEurPerKwh && trade.PriceMicroEurPerKwh <= limits[trade.Buyer]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
}
