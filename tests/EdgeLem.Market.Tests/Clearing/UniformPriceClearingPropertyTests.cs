using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Market.Tests.Clearing;

public sealed class UniformPriceClearingPropertyTests
{
    private static readonly UniformPriceClearing Clearing = new();

    private delegate bool Law(Random random, Order[] orders, RetailerPrices prices);

    [Fact]
    public void Filled_bids_filled_offers_and_trades_balance() => Holds((_, orders, prices) =>
    {
        ClearingResult result = Clear(orders, prices);
        return result.Bids.Sum(fill => fill.ClearedW) == result.VolumeW
            && result.Offers.Sum(fill => fill.ClearedW) == result.VolumeW
            && result.Trades.Sum(trade => trade.QuantityW) == result.VolumeW
            && result.Bids.Sum(fill => fill.UnfilledW) == result.RetailerSaleW
            && result.Offers.Sum(fill => fill.UnfilledW) == result.RetailerPurchaseW;
    });

    [Fact]
    public void The_trades_of_each_order_sum_to_its_fill() => Holds((_, orders, prices) =>
    {
        ClearingResult result = Clear(orders, prices);
        ILookup<OrderKey, long> tradedW = result.Trades
            .SelectMany(trade => new[] { (trade.Buyer, trade.QuantityW), (trade.Seller, trade.QuantityW) })
            .ToLookup(leg => leg.Item1, leg => leg.QuantityW);
        return result.Bids.Concat(result.Offers).All(fill => tradedW[fill.Order.Key].Sum() == fill.ClearedW && fill.ClearedW >= 0 && fill.UnfilledW >= 0);
    });

    [Fact]
    public void The_price_lies_between_feed_in_and_retail_and_is_absent_exactly_without_trades() => Holds((_, orders, prices) =>
    {
        ClearingResult result = Clear(orders, prices);
        bool hasTrades = !result.Trades.IsEmpty;
        return result.HasPrice == hasTrades
            && (result.NoTrade == NoTradeReason.None) == hasTrades
            && (!hasTrades || (result.PriceMicroEurPerKwh >= prices.FeedInPriceMicroEurPerKwh
                && result.PriceMicroEurPerKwh <= prices.RetailPriceMicroEurPerKwh));
    });

    [Fact]
    public void Nobody_pays_more_than_bid_or_gets_less_than_offered() => Holds((_, orders, prices) =>
    {
        ClearingResult result = Clear(orders, prices);
        return result.Bids.All(fill => fill.ClearedW == 0 || result.PriceMicroEurPerKwh <= fill.Order.PriceMicroEurPerKwh)
            && result.Offers.All(fill => fill.ClearedW == 0 || result.PriceMicroEurPerKwh >= fill.Order.PriceMicroEurPerKwh);
    });

    [Fact]
    public void Whoever_beats_the_price_is_filled_completely() => Holds((_, orders, prices) =>
    {
        ClearingResult result = Clear(orders, prices);
        return !result.HasPrice
            || (result.Bids.All(fill => Books.Limit(fill.Order, prices) <= result.PriceMicroEurPerKwh || fill.UnfilledW == 0)
                && result.Offers.All(fill => Books.Limit(fill.Order, prices) >= result.PriceMicroEurPerKwh || fill.UnfilledW == 0));
    });

    [Fact]
    public void Every_refused_watt_has_a_reason() => Holds((_, orders, prices) =>
    {
        ClearingResult result = Clear(orders, prices);
        return result.Bids.Concat(result.Offers).All(fill => (fill.Reason == UnfilledReason.None) == (fill.UnfilledW == 0));
    });

    [Fact]
    public void The_sequence_of_orders_does_not_matter() => Holds((random, orders, prices) =>
    {
        Order[] shuffled = [.. orders];
        random.Shuffle(shuffled);
        ClearingResult one = Clear(orders, prices);
        ClearingResult other = Clear(shuffled, prices);
        return one.PriceMicroEurPerKwh == other.PriceMicroEurPerKwh
            && one.Bids.SequenceEqual(other.Bids) && one.Offers.SequenceEqual(other.Offers) && one.Trades.SequenceEqual(other.Trades);
    });

    [Fact]
    public void Orders_at_one_limit_get_parts_within_one_watt_of_the_exact_proportion() => Holds((_, orders, prices) =>
    {
        ClearingResult result = Clear(orders, prices);
        return result.Bids.Concat(result.Offers)
            .GroupBy(fill => (fill.Order.Side, Books.Limit(fill.Order, prices)))
            .All(group =>
            {
                decimal share = (decimal)group.Sum(fill => fill.ClearedW) / group.Sum(fill => fill.Order.QuantityW);
                return group.All(fill => Math.Abs(fill.ClearedW - (share * fill.Order.QuantityW)) < 1m);
            });
    });

    [Fact]
    public void A_better_price_never_gets_an_order_less() => Holds((random, orders, prices) =>
    {
        int index = random.Next(orders.Length);
        Order old = orders[index];
        long better = old.PriceMicroEurPerKwh + (old.Side == OrderSide.Bid ? 30_000 : -30_000);
        Order[] changed = [.. orders];
        changed[index] = new Order(old.Key, old.Side, new OrderTerms(old.QuantityW, better), old.ArrivalS);
        return ClearedW(Clear(changed, prices), old.Key) >= ClearedW(Clear(orders, prices), old.Key);
    });

    [Fact]
    public void One_more_bid_lowers_neither_volume_nor_price_and_one_more_offer_raises_no_price() => Holds((random, orders, prices) =>
    {
        long price = 40_000 + (20_000 * random.NextInt64(0, 16));
        ClearingResult before = Clear(orders, prices);
        ClearingResult withBid = Clear([.. orders, Books.Bid("extra", 500, price)], prices);
        ClearingResult withOffer = Clear([.. orders, Books.Offer("extra", 500, price)], prices);
        return withBid.VolumeW >= before.VolumeW && withOffer.VolumeW >= before.VolumeW
            && (!before.HasPrice || (withBid.PriceMicroEurPerKwh >= before.PriceMicroEurPerKwh && withOffer.PriceMicroEurPerKwh <= before.PriceMicroEurPerKwh));
    });

    [Fact]
    public void The_gain_over_the_retailer_is_the_greatest_that_an_exhaustive_search_finds()
    {
        // Oracle: every combination of whole watts per order that balances, up to 6 orders of up to 3 W (4^6 = 4,096 combinations).
        for (int seed = 0; seed < 150; seed++)
        {
            Random random = new(seed);
            Order[] orders = Books.Random(random, random.Next(1, 7), 3);
            RetailerPrices prices = Books.RandomPrices(random);
            ClearingResult result = Clear(orders, prices);
            long gain = result.Bids.Sum(fill => fill.ClearedW * Books.Limit(fill.Order, prices))
                - result.Offers.Sum(fill => fill.ClearedW * Books.Limit(fill.Order, prices));

            Assert.True(GreatestGain(orders, prices, 0, 0) == gain, $"Seed {seed}: gain {gain}, greatest {GreatestGain(orders, prices, 0, 0)}.");
        }
    }

    /// <summary>Runs one law on random books: mostly small ones with many ties, some with large quantities.</summary>
    private static void Holds(Law law) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            Random random = new(seed);
            Order[] orders = Books.Random(random, random.Next(1, 25), random.Next(4) == 0 ? Order.MaximumQuantityW : 12);
            return law(random, orders, Books.RandomPrices(random));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static ClearingResult Clear(Order[] orders, RetailerPrices prices) => Clearing.Clear(new OrderBook(orders), prices);

    private static long ClearedW(ClearingResult result, OrderKey key) => result.Bids.Concat(result.Offers).Single(fill => fill.Order.Key == key).ClearedW;

    private static long GreatestGain(Order[] orders, RetailerPrices prices, int index, long balanceW)
    {
        if (index == orders.Length)
        {
            return balanceW == 0 ? 0 : long.MinValue / 2;
        }

        Order order = orders[index];
        int sign = order.Side == OrderSide.Bid ? 1 : -1;
        return Enumerable.Range(0, (int)order.QuantityW + 1)
            .Max(quantityW => (sign * quantityW * Books.Limit(order, prices)) + GreatestGain(orders, prices, index + 1, balanceW + (sign * quantityW)));
    }
}
