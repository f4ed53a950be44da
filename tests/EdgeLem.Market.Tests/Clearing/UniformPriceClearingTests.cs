using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.Clearing;

/// <summary>Worked examples; the arithmetic is in the comments. Retail price 300,000 and feed-in price 80,000 micro-euro per kWh unless stated.</summary>
public sealed class UniformPriceClearingTests
{
    [Fact]
    public void Two_bids_and_two_offers_clear_at_the_middle_of_the_clearing_interval()
    {
        // Demand 1000 W at 250k, 500 W at 150k; supply 800 W at 100k, 900 W at 200k.
        // 800 W: 250k reaches 100k. 200 W more: 250k reaches 200k. Then 150k does not reach 200k: V = 1000 W.
        // Price: max(last accepted offer 200k, first rejected bid 150k) = 200k; min(last accepted bid 250k, first rejected offer 200k) = 200k.
        ClearingResult result = Books.Clear(
            Books.Bid("b1", 1000, 250_000), Books.Bid("b2", 500, 150_000), Books.Offer("o1", 800, 100_000), Books.Offer("o2", 900, 200_000));

        Assert.Equal(200_000, result.PriceMicroEurPerKwh);
        Assert.Equal(1000, result.VolumeW);
        Assert.Equal([1000L, 0], result.Bids.Select(fill => fill.ClearedW));
        Assert.Equal([800L, 200], result.Offers.Select(fill => fill.ClearedW));
        Assert.Equal(
            [new Trade(new OrderKey("b1", 0), new OrderKey("o1", 0), 800, 200_000), new Trade(new OrderKey("b1", 0), new OrderKey("o2", 0), 200, 200_000)],
            result.Trades.AsEnumerable());
        Assert.Equal(500, result.RetailerSaleW);
        Assert.Equal(700, result.RetailerPurchaseW);
    }

    [Fact]
    public void A_single_pair_of_equal_quantity_meets_halfway()
    {
        // No rejected order: [100k, 250k] -> 175k.
        ClearingResult result = Books.Clear(Books.Bid("b", 500, 250_000), Books.Offer("o", 500, 100_000));

        Assert.Equal(175_000, result.PriceMicroEurPerKwh);
        Assert.All(result.Bids.Concat(result.Offers), fill => Assert.Equal(UnfilledReason.None, fill.Reason));
    }

    [Fact]
    public void The_first_rejected_orders_narrow_the_price_interval()
    {
        // Accepted 500 W at bid 250k and offer 100k; rejected bid 140k and offer 160k: [140k, 160k] -> 150k.
        ClearingResult result = Books.Clear(
            Books.Bid("b1", 500, 250_000), Books.Bid("b2", 10, 140_000), Books.Offer("o1", 500, 100_000), Books.Offer("o2", 10, 160_000));

        Assert.Equal(150_000, result.PriceMicroEurPerKwh);
    }

    [Theory]
    [InlineData(100_001, 100_002, 100_001)] // 100,001.5 rounds down
    [InlineData(-5, -2, -4)] // -3.5 rounds down to -4
    [InlineData(-3, 0, -2)]
    public void Half_a_micro_euro_of_the_middle_price_rounds_down(long offerPrice, long bidPrice, long expected)
    {
        OrderBook book = new([Books.Bid("b", 1, bidPrice), Books.Offer("o", 1, offerPrice)]);

        Assert.Equal(expected, new UniformPriceClearing().Clear(book, new RetailerPrices(300_000, -300_000)).PriceMicroEurPerKwh);
    }

    [Fact]
    public void Scarce_supply_costs_the_retail_price_when_price_takers_compete_for_it()
    {
        // Both bids are worth R = 300k, whatever they name above it, and share 300 W as 200 : 400 -> 100 and 200 W.
        ClearingResult result = Books.Clear(Books.Bid("b1", 200, 500_000), Books.Bid("b2", 400, 300_000), Books.Offer("o", 300, 0));

        Assert.Equal(300_000, result.PriceMicroEurPerKwh);
        Assert.Equal([100L, 200], result.Bids.Select(fill => fill.ClearedW));
        Assert.Equal(300, result.RetailerSaleW);
    }

    [Fact]
    public void Abundant_supply_earns_the_feed_in_price()
    {
        ClearingResult result = Books.Clear(Books.Bid("b", 100, 300_000), Books.Offer("o1", 100, 0), Books.Offer("o2", 100, -50_000));

        Assert.Equal(80_000, result.PriceMicroEurPerKwh);
        Assert.Equal([50L, 50], result.Offers.Select(fill => fill.ClearedW));
        Assert.Equal(100, result.RetailerPurchaseW);
    }

    [Fact]
    public void Ties_at_the_margin_share_pro_rata_and_the_largest_remainders_get_the_odd_watts()
    {
        // 100 W for 70 + 50 + 40 = 160 W: 43.75, 31.25, 25.00 -> 43 + 31 + 25 = 99; the odd watt goes to remainder .75.
        ClearingResult result = Books.Clear(
            Books.Bid("a", 40, 200_000, arrivalS: 1), Books.Bid("b", 50, 200_000, arrivalS: 2), Books.Bid("c", 70, 200_000, arrivalS: 3),
            Books.Offer("o", 100, 100_000));

        Assert.Equal([25L, 31, 44], result.Bids.Select(fill => fill.ClearedW));
        Assert.All(result.Bids, fill => Assert.Equal(UnfilledReason.RationedAtMargin, fill.Reason));
    }

    [Fact]
    public void Equal_remainders_go_to_the_earlier_order()
    {
        // 2 W for three orders of 1 W: 2/3 each, the first two in merit order get one.
        ClearingResult result = Books.Clear(
            Books.Bid("late", 1, 200_000, arrivalS: 9), Books.Bid("y", 1, 200_000, arrivalS: 2), Books.Bid("x", 1, 200_000, arrivalS: 2),
            Books.Offer("o", 2, 100_000));

        Assert.Equal(["x", "y"], result.Bids.Where(fill => fill.ClearedW == 1).Select(fill => fill.Order.NodeId));
        Assert.Equal(0, result.Bids[2].ClearedW);
        Assert.Equal(UnfilledReason.RationedAtMargin, result.Bids[2].Reason);
    }

    [Fact]
    public void One_watt_trades()
    {
        ClearingResult result = Books.Clear(Books.Bid("b", 1, 200_000), Books.Offer("o", 1, 200_000));

        Assert.Equal(1, result.VolumeW);
        Assert.Equal(200_000, result.PriceMicroEurPerKwh);
    }

    [Fact]
    public void All_orders_at_one_price_trade_at_it_and_only_the_longer_side_is_rationed()
    {
        ClearingResult result = Books.Clear(
            Books.Bid("b1", 100, 150_000), Books.Bid("b2", 200, 150_000), Books.Offer("o1", 60, 150_000), Books.Offer("o2", 90, 150_000));

        Assert.Equal(150_000, result.PriceMicroEurPerKwh);
        Assert.Equal([50L, 100], result.Bids.Select(fill => fill.ClearedW));
        Assert.Equal([60L, 90], result.Offers.Select(fill => fill.ClearedW));
    }

    [Fact]
    public void Equal_feed_in_and_retail_price_leave_one_price_and_still_trade()
    {
        OrderBook book = new([Books.Bid("b", 100, 150_000), Books.Offer("o", 70, 20_000)]);

        ClearingResult result = new UniformPriceClearing().Clear(book, new RetailerPrices(120_000, 120_000));

        Assert.Equal(120_000, result.PriceMicroEurPerKwh);
        Assert.Equal(70, result.VolumeW);
    }

    [Fact]
    public void Orders_that_the_retailer_beats_do_not_trade_even_if_they_cross()
    {
        // Bid 60k reaches offer 50k, but the seller gets 80k from the retailer; offer 320k meets bid 350k, but the buyer pays 300k there.
        ClearingResult low = Books.Clear(Books.Bid("b", 100, 60_000), Books.Offer("o", 100, 50_000));
        ClearingResult high = Books.Clear(Books.Bid("b", 100, 350_000), Books.Offer("o", 100, 320_000));

        Assert.Equal(NoTradeReason.PricesDoNotCross, low.NoTrade);
        Assert.Equal(UnfilledReason.OutsideRetailerPrices, low.Bids[0].Reason);
        Assert.Equal(UnfilledReason.PriceNotMet, low.Offers[0].Reason);
        Assert.Equal(NoTradeReason.PricesDoNotCross, high.NoTrade);
        Assert.Equal(UnfilledReason.OutsideRetailerPrices, high.Offers[0].Reason);
    }

    [Fact]
    public void Without_a_trade_there_is_no_price_but_a_reason_and_the_retailer_serves_all()
    {
        ClearingResult noOrders = Books.Clear();
        ClearingResult noBids = Books.Clear(Books.Offer("o", 5, 100_000));
        ClearingResult noOffers = Books.Clear(Books.Bid("b", 7, 200_000));
        ClearingResult noCross = Books.Clear(Books.Bid("b", 7, 100_000), Books.Offer("o", 5, 100_001));

        Assert.Equal(
            [NoTradeReason.NoOrders, NoTradeReason.NoBids, NoTradeReason.NoOffers, NoTradeReason.PricesDoNotCross],
            new[] { noOrders, noBids, noOffers, noCross }.Select(result => result.NoTrade));
        Assert.All(new[] { noOrders, noBids, noOffers, noCross }, result => Assert.True(!result.HasPrice && result.VolumeW == 0 && result.Trades.IsEmpty));
        Assert.Equal(UnfilledReason.NoCounterOrders, noOffers.Bids[0].Reason);
        Assert.Equal((7, 5), (noCross.RetailerSaleW, noCross.RetailerPurchaseW));
    }

    [Fact]
    public void A_bid_that_comes_too_late_in_merit_order_is_told_that_it_was_outbid_and_a_low_one_that_no_offer_meets_it()
    {
        ClearingResult result = Books.Clear(
            Books.Bid("b1", 100, 250_000), Books.Bid("b2", 100, 150_000), Books.Bid("b3", 100, 90_000), Books.Offer("o", 100, 100_000));

        Assert.Equal([UnfilledReason.None, UnfilledReason.Outbid, UnfilledReason.PriceNotMet], result.Bids.Select(fill => fill.Reason));
        Assert.Equal(200_000, result.PriceMicroEurPerKwh); // [max(100k, 150k), 250k] -> 200k
    }

    [Fact]
    public void Node_positions_net_bids_and_offers_of_a_node_with_import_positive()
    {
        ClearingResult result = Books.Clear(
            Books.Bid("b", 100, 250_000), Books.Offer("o", 60, 100_000), Books.Bid("o", 40, 85_000, orderId: 1), Books.Offer("zz", 10, 290_000));

        Assert.Equal([new NodePosition("b", 60, 40), new NodePosition("o", -60, 40), new NodePosition("zz", 0, -10)], result.NodePositions().AsEnumerable());
    }

    [Fact]
    public void A_hundred_orders_of_the_largest_size_and_price_do_not_overflow()
    {
        RetailerPrices prices = new(Order.MaximumPriceMicroEurPerKwh, -Order.MaximumPriceMicroEurPerKwh);
        IEnumerable<Order> orders = Enumerable.Range(0, 100)
            .SelectMany(i => new[]
            {
                Books.Bid($"b{i}", Order.MaximumQuantityW, prices.RetailPriceMicroEurPerKwh),
                Books.Offer($"o{i}", Order.MaximumQuantityW - 1, prices.FeedInPriceMicroEurPerKwh),
            });

        ClearingResult result = new UniformPriceClearing().Clear(new OrderBook(orders), prices);

        Assert.Equal(100 * (Order.MaximumQuantityW - 1), result.VolumeW);
        Assert.Equal(result.VolumeW, result.Bids.Sum(fill => fill.ClearedW));
        Assert.Equal(prices.RetailPriceMicroEurPerKwh, result.PriceMicroEurPerKwh); // the bids are the longer side
    }

    [Fact]
    public void The_registry_finds_the_mechanism_by_its_exact_name_only()
    {
        Assert.True(MarketClearings.TryGet("uniform-price", out IMarketClearing? clearing));
        Assert.Equal("uniform-price", clearing.Name);
        Assert.False(MarketClearings.TryGet("Uniform-Price", out _));
    }

    [Fact]
    public void Feed_in_above_retail_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new RetailerPrices(80_000, 80_001));
}
