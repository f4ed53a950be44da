using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Market.Tests.Clearing;

/// <summary>What holds for every mechanism that a configuration can name, on random books with many ties.</summary>
public sealed class MechanismLawTests
{
    public static TheoryData<string> Names => [.. MarketClearings.Names];

    /// <summary>All but the single-sided market, which serves demand whatever its limits are.</summary>
    public static TheoryData<string> NamesThatRespectBids => [.. MarketClearings.Names.Except(["single-sided"])];

    /// <summary>All but McAfee's auction, whose surplus is the price of its truthfulness.</summary>
    public static TheoryData<string> BalancedNames => [.. MarketClearings.Names.Except(["mcafee"])];

    private delegate bool Law(Random random, Order[] orders, RetailerPrices prices);

    [Fact]
    public void The_registry_names_the_mechanisms() => Assert.Equal(
        [
            "bilateral", "community-dynamic", "community-static", "continuous-double-auction", "curve-aggregation", "mcafee", "mid-market-rate", "midpoint",
            "pay-as-bid", "preference", "single-sided", "uniform-price",
        ],
        MarketClearings.Names.AsEnumerable());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_carries_the_name_of_its_mechanism(string name) => Assert.Equal(name, Gains.Named(name).Clear(OrderBook.Empty, Books.Prices).Mechanism);

    [Theory]
    [MemberData(nameof(Names))]
    public void Fills_trades_volume_and_the_retailers_part_agree(string name) => Holds((_, orders, prices) =>
    {
        ClearingResult result = Clear(name, orders, prices);
        ILookup<OrderKey, long> tradedW = result.Trades
            .SelectMany(trade => new[] { (trade.Buyer, trade.QuantityW), (trade.Seller, trade.QuantityW) })
            .ToLookup(leg => leg.Item1, leg => leg.QuantityW);
        return result.Trades.All(trade => trade.QuantityW > 0)
            && result.Bids.Concat(result.Offers).All(fill => tradedW[fill.Order.Key].Sum() == fill.ClearedW && fill.ClearedW >= 0 && fill.UnfilledW >= 0)
            && result.Trades.Sum(trade => trade.QuantityW) == result.VolumeW
            && result.Bids.Sum(fill => fill.UnfilledW) == result.RetailerSaleW
            && result.Offers.Sum(fill => fill.UnfilledW) == result.RetailerPurchaseW
            && result.Bids.Select(fill => fill.Order).SequenceEqual(new OrderBook(orders).Bids)
            && result.Offers.Select(fill => fill.Order).SequenceEqual(new OrderBook(orders).Offers);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_price_lies_between_feed_in_and_retail(string name) => Holds((_, orders, prices) =>
    {
        ClearingResult result = Clear(name, orders, prices);
        bool hasTrades = !result.Trades.IsEmpty;
        return result.HasPrice == hasTrades
            && (result.NoTrade == NoTradeReason.None) == hasTrades
            && (!hasTrades || IsBetween(result.PriceMicroEurPerKwh!.Value, prices))
            && result.Trades.All(trade => IsBetween(trade.PriceMicroEurPerKwh, prices) && IsBetween(trade.SellerPriceMicroEurPerKwh, prices));
    });

    [Theory]
    [MemberData(nameof(NamesThatRespectBids))]
    public void No_buyer_pays_more_than_it_bid(string name) => Holds((_, orders, prices) =>
    {
        Dictionary<OrderKey, Order> byKey = orders.ToDictionary(order => order.Key);
        return Clear(name, orders, prices).Trades.All(trade => trade.PriceMicroEurPerKwh <= byKey[trade.Buyer].PriceMicroEurPerKwh);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void No_seller_gets_less_than_it_asked(string name) => Holds((_, orders, prices) =>
    {
        Dictionary<OrderKey, Order> byKey = orders.ToDictionary(order => order.Key);
        return Clear(name, orders, prices).Trades.All(trade => trade.SellerPriceMicroEurPerKwh >= byKey[trade.Seller].PriceMicroEurPerKwh);
    });

    [Theory]
    [MemberData(nameof(BalancedNames))]
    public void What_buyers_pay_is_what_sellers_get(string name) =>
        Holds((_, orders, prices) => Clear(name, orders, prices).Trades.All(trade => trade.MarginMicroEurPerKwh == 0));

    [Fact]
    public void The_surplus_of_mcafee_is_never_a_deficit() =>
        Holds((_, orders, prices) => Clear("mcafee", orders, prices).Trades.All(trade => trade.MarginMicroEurPerKwh >= 0));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_watt_that_is_not_traded_has_a_reason(string name) => Holds((_, orders, prices) =>
        Clear(name, orders, prices) is var result && result.Bids.Concat(result.Offers).All(fill => (fill.Reason == UnfilledReason.None) == (fill.UnfilledW == 0)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sequence_of_orders_does_not_matter(string name) => Holds((random, orders, prices) =>
    {
        Order[] shuffled = [.. orders];
        random.Shuffle(shuffled);
        ClearingResult one = Clear(name, orders, prices);
        ClearingResult other = Clear(name, shuffled, prices);
        return one.PriceMicroEurPerKwh == other.PriceMicroEurPerKwh
            && one.Bids.SequenceEqual(other.Bids) && one.Offers.SequenceEqual(other.Offers) && one.Trades.SequenceEqual(other.Trades);
    });

    [Theory]
    [MemberData(nameof(NamesThatRespectBids))]
    public void No_mechanism_gains_more_than_the_uniform_price(string name) => Holds((_, orders, prices) =>
        Gains.Of(Clear(name, orders, prices), prices) is var gain && gain >= 0 && gain <= Gains.Uniform(new OrderBook(orders), prices));

    [Theory]
    [InlineData("uniform-price")]
    [InlineData("pay-as-bid")]
    [InlineData("midpoint")]
    [InlineData("preference")]
    public void These_mechanisms_gain_as_much_as_is_possible(string name) => Holds((_, orders, prices) =>
    {
        OrderBook book = new(orders);
        ClearingResult result = Gains.Named(name).Clear(book, prices);
        return Gains.Of(result, prices) == Gains.Uniform(book, prices) && result.VolumeW == new UniformPriceClearing().Clear(book, prices).VolumeW;
    });

    [Theory]
    [InlineData("uniform-price")]
    [InlineData("pay-as-bid")]
    [InlineData("midpoint")]
    [InlineData("curve-aggregation")]
    [InlineData("mcafee")]
    [InlineData("mid-market-rate")]
    [InlineData("community-static")]
    [InlineData("community-dynamic")]
    public void A_better_price_never_gets_an_order_less(string name) => Holds((random, orders, prices) =>
    {
        int index = random.Next(orders.Length);
        Order old = orders[index];
        long better = old.PriceMicroEurPerKwh + (old.Side == OrderSide.Bid ? 30_000 : -30_000);
        Order[] changed = [.. orders];
        changed[index] = new Order(old.Key, old.Side, new OrderTerms(old.QuantityW, better), old.ArrivalS);
        return ClearedW(Clear(name, changed, prices), old.Key) >= ClearedW(Clear(name, orders, prices), old.Key);
    });

    [Fact]
    public void The_pro_rata_key_gives_every_bid_its_proportion_to_the_watts_that_rounding_leaves() => Holds((_, orders, prices) =>
    {
        // Rounded once among the nodes and once among a node's bids, each time by less than a watt.
        ClearingResult result = Clear("mid-market-rate", orders, prices);
        Fill[] taking = [.. result.Bids.Where(fill => Books.Limit(fill.Order, prices) >= (result.PriceMicroEurPerKwh ?? long.MaxValue))];
        decimal share = taking.Length == 0 ? 0 : (decimal)result.VolumeW / taking.Sum(fill => fill.Order.QuantityW);
        return taking.All(fill => Math.Abs(fill.ClearedW - (share * fill.Order.QuantityW)) < 2m);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_missing_side_closes_with_its_reason_and_no_price(string name)
    {
        ClearingResult noOrders = Clear(name, [], Books.Prices);
        ClearingResult noBids = Clear(name, [Books.Offer("o", 5, 100_000)], Books.Prices);
        ClearingResult noOffers = Clear(name, [Books.Bid("b", 7, 200_000)], Books.Prices);

        Assert.Equal([NoTradeReason.NoOrders, NoTradeReason.NoBids, NoTradeReason.NoOffers], new[] { noOrders, noBids, noOffers }.Select(result => result.NoTrade));
        Assert.All(new[] { noOrders, noBids, noOffers }, result => Assert.True(!result.HasPrice && result.VolumeW == 0 && result.Trades.IsEmpty));
        Assert.Equal(UnfilledReason.NoCounterOrders, noBids.Offers[0].Reason);
        Assert.Equal(UnfilledReason.NoCounterOrders, noOffers.Bids[0].Reason);
        Assert.Equal((7, 5), (noOffers.RetailerSaleW, noBids.RetailerPurchaseW));
    }

    [Theory]
    [MemberData(nameof(NamesThatRespectBids))]
    public void Prices_that_do_not_cross_close_with_that_reason(string name)
    {
        ClearingResult result = Clear(name, [Books.Bid("b", 7, 100_000), Books.Offer("o", 5, 100_001)], Books.Prices);

        Assert.Equal(NoTradeReason.PricesDoNotCross, result.NoTrade);
        Assert.False(result.HasPrice);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Many_orders_at_one_price_close(string name)
    {
        // 190,000 is also the mid-market rate and, on the usual 101 steps of 2,200, step 50. McAfee's rule trades at it too: nobody is rejected on either side.
        Order[] orders = [.. Enumerable.Range(0, 20).SelectMany(i => new[] { Books.Bid($"b{i}", 100, 190_000), Books.Offer($"o{i}", 100, 190_000) })];

        ClearingResult result = Clear(name, orders, Books.Prices);

        Assert.Equal(190_000, result.PriceMicroEurPerKwh);
        Assert.Equal(2_000, result.VolumeW);
    }

    private static bool IsBetween(long price, RetailerPrices prices) => price >= prices.FeedInPriceMicroEurPerKwh && price <= prices.RetailPriceMicroEurPerKwh;

    private static ClearingResult Clear(string name, Order[] orders, RetailerPrices prices) => Gains.Named(name).Clear(new OrderBook(orders), prices);

    private static long ClearedW(ClearingResult result, OrderKey key) => result.Bids.Concat(result.Offers).Single(fill => fill.Order.Key == key).ClearedW;

    private static void Holds(Law law) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            Random random = new(seed);
            Order[] orders = Books.Random(random, random.Next(1, 25), random.Next(4) == 0 ? Order.MaximumQuantityW : 12);
            return law(random, orders, Books.RandomPrices(random));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
}
