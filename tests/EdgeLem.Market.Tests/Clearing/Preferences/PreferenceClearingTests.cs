using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Preferences;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.Clearing.Preferences;

public sealed class PreferenceClearingTests
{
    private static readonly Dictionary<string, PartnerProfile> Profiles = new()
    {
        ["b"] = new PartnerProfile(0, 1000, "north"),
        ["cheap"] = new PartnerProfile(400, 900, ""),
        ["clean"] = new PartnerProfile(20, 800, ""),
        ["sure"] = new PartnerProfile(400, 1000, ""),
        ["near"] = new PartnerProfile(400, 800, "north"),
    };

    private static readonly Order[] Orders =
    [
        Books.Bid("b", 10, 250_000), Books.Offer("cheap", 10, 100_000), Books.Offer("clean", 10, 110_000), Books.Offer("sure", 10, 105_000), Books.Offer("near", 10, 120_000),
    ];

    /// <summary>R12 (preferences: cost, profit, pollution, reliability) states no figure; asked for is that the weights change the match. Ours: each weight leads to another seller.</summary>
    [Theory]
    [Trait("Row", "R12")]
    [InlineData(0, 0, 0, "cheap")] // 250k - 100k is the most
    [InlineData(100, 0, 0, "clean")] // 100 x 380 g is 38k better than cheap, which is 10k cheaper
    [InlineData(0, 100_000, 0, "sure")] // a tenth of 100k better than cheap, which is 5k cheaper
    [InlineData(0, 0, 30_000, "near")] // 30k better than cheap, which is 20k cheaper
    public void What_a_buyer_cares_about_decides_from_whom_it_buys(long pollution, long unreliability, long neighbour, string expected)
    {
        Dictionary<string, PreferenceWeights> weights = new() { ["b"] = new PreferenceWeights(pollution, unreliability, neighbour) };

        ClearingResult result = new PreferenceClearing(Profiles, weights).Clear(new OrderBook(Orders), Books.Prices);

        Assert.Equal([expected], result.Trades.Select(trade => trade.Seller.NodeId));
    }

    /// <summary>R12, the four together: as many sellers as there are things to care about.</summary>
    [Fact]
    [Trait("Row", "R12")]
    public void Each_preference_has_its_own_seller()
    {
        PreferenceWeights[] weights = [new(0, 0, 0), new(100, 0, 0), new(0, 100_000, 0), new(0, 0, 30_000)];
        string[] sellers = [.. weights.Select(one => Assert.Single(
            new PreferenceClearing(Profiles, new Dictionary<string, PreferenceWeights> { ["b"] = one }).Clear(new OrderBook(Orders), Books.Prices).Trades).Seller.NodeId)];

        Assert.Equal(["cheap", "clean", "sure", "near"], sellers);
        Literature.State("R12", "Preferences: cost, profit, pollution, reliability; report", "no figure; the weights should change the match",
            (Invariant($"{weights.Length} sets of weights on one book lead to {sellers.Distinct().Count()} sellers"), "agrees"));
    }

    [Fact]
    public void A_partner_disliked_by_more_than_the_gain_is_left_to_the_retailer()
    {
        Dictionary<string, PreferenceWeights> weights = new() { ["b"] = new PreferenceWeights(1_000, 0, 0) };

        ClearingResult result = new PreferenceClearing(Profiles, weights).Clear(new OrderBook([Orders[0], Orders[1]]), Books.Prices);

        Assert.Equal((NoTradeReason.ExcludedByMechanism, UnfilledReason.NoAcceptablePartner), (result.NoTrade, result.Bids[0].Reason));
    }

    [Fact]
    public void Even_a_preferred_partner_does_not_sell_below_its_price()
    {
        Dictionary<string, PreferenceWeights> weights = new() { ["b"] = new PreferenceWeights(0, 0, 500_000) };
        OrderBook book = new([Books.Bid("b", 10, 110_000), Books.Offer("near", 10, 120_000)]);

        Assert.Equal(NoTradeReason.PricesDoNotCross, new PreferenceClearing(Profiles, weights).Clear(book, Books.Prices).NoTrade);
    }

    /// <summary>R67 to R69 need that a fee per pair steers who trades with whom; here with a fee by distance along a line.</summary>
    [Fact]
    public void A_fee_by_distance_brings_neighbours_together_and_leaves_each_side_half_of_it()
    {
        // Nodes at 0, 1, 8, 9; without a fee the pairing is by price (b0-o8, b9-o1), with it by place.
        OrderBook book = new([Books.Bid("b0", 10, 250_000), Books.Bid("b9", 10, 240_000), Books.Offer("o8", 10, 100_000), Books.Offer("o1", 10, 110_000)]);
        PreferenceClearing clearing = new();

        ClearingResult result = clearing.Clear(book, Books.Prices, (bid, offer) => 10_000 * Math.Abs(bid.NodeId[1] - offer.NodeId[1]));

        Assert.Equal([("b0", "o1"), ("b9", "o8")], result.Trades.Select(trade => (trade.Buyer.NodeId, trade.Seller.NodeId)));
        Assert.Equal([180_000L, 170_000], result.Trades.Select(trade => trade.PriceMicroEurPerKwh));
    }

    [Fact]
    public void The_gain_is_the_greatest_that_a_linear_programme_finds()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            Random random = new(seed);
            Order[] orders = Books.Random(random, random.Next(2, 30), random.Next(2) == 0 ? 3 : 5_000);
            RetailerPrices prices = Books.RandomPrices(random);
            OrderBook book = new(orders);
            long Cost(Order bid, Order offer) => 1_000 * ((((bid.OrderId * 7) + (offer.OrderId * 13) + seed) % 60) + 0);

            ClearingResult result = new PreferenceClearing().Clear(book, prices, Cost);
            double optimum = LinearProgramme.GreatestPairGain(
                [.. book.Bids], [.. book.Offers], (bid, offer) => Books.Limit(bid, prices) - Books.Limit(offer, prices) - Cost(bid, offer) is var value && value >= 0 ? value : null);

            Dictionary<OrderKey, Order> byKey = orders.ToDictionary(order => order.Key);
            decimal gain = Gains.Of(result, prices) - result.Trades.Sum(trade => (decimal)trade.QuantityW * Cost(byKey[trade.Buyer], byKey[trade.Seller]));
            Assert.True(Math.Abs((double)gain - optimum) <= 1e-9 * Math.Max(1, optimum), $"Seed {seed}: {gain}, optimum {optimum}.");
            Assert.All(result.Trades, trade => AssertBothGain(trade, byKey, prices, Cost));
        }
    }

    [Fact]
    public void A_book_too_large_for_the_exact_solution_is_matched_bid_by_bid()
    {
        // 2,001 x 2,000 pairs; every pair gains the same, so all offers are taken.
        OrderBook book = new(Enumerable.Range(0, 4_001).Select(i => i % 2 == 0 ? Books.Bid($"b{i}", 1, 200_000) : Books.Offer($"o{i}", 1, 200_000)));

        Assert.Equal(2_000, new PreferenceClearing().Clear(book, Books.Prices).VolumeW);
    }

    private static void AssertBothGain(Trade trade, Dictionary<OrderKey, Order> byKey, RetailerPrices prices, Func<Order, Order, long> cost)
    {
        // Doubled, to avoid halves; one micro-euro of rounding is allowed.
        long doubleCost = cost(byKey[trade.Buyer], byKey[trade.Seller]);
        long doublePrice = 2 * trade.PriceMicroEurPerKwh;
        Assert.InRange(doublePrice, (2 * Books.Limit(byKey[trade.Seller], prices)) + doubleCost - 1, (2 * Books.Limit(byKey[trade.Buyer], prices)) - doubleCost);
    }
}
