using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Community;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.Clearing.Community;

public sealed class CommunityClearingTests
{
    [Fact]
    public void The_price_is_the_middle_of_feed_in_and_retail_whatever_the_orders_say()
    {
        // (80k + 300k) / 2 = 190k. 60 W for 100 + 200 W: 20 and 40 W.
        ClearingResult result = Clear(AllocationKey.ProRata, Books.Bid("a", 100, 300_000), Books.Bid("b", 200, 200_000), Books.Offer("o", 60, 80_000));

        Assert.Equal((190_000, 60), (result.PriceMicroEurPerKwh, result.VolumeW));
        Assert.Equal([20L, 40], result.Bids.Select(fill => fill.ClearedW));
        Assert.All(result.Bids, fill => Assert.Equal(UnfilledReason.BeyondAllocationKey, fill.Reason));
    }

    [Fact]
    public void Orders_that_the_price_does_not_suit_stay_out()
    {
        ClearingResult result = Clear(AllocationKey.ProRata, Books.Bid("a", 100, 189_999), Books.Bid("b", 100, 190_000), Books.Offer("o", 60, 190_001), Books.Offer("p", 60, 100_000));

        Assert.Equal(UnfilledReason.FixedPriceNotMet, result.Bids.Single(fill => fill.Order.NodeId == "a").Reason);
        Assert.Equal(UnfilledReason.FixedPriceNotMet, result.Offers.Single(fill => fill.Order.NodeId == "o").Reason);
        Assert.Equal(60, result.VolumeW);
    }

    [Fact]
    public void What_a_member_with_a_static_share_cannot_use_goes_to_the_retailer()
    {
        // 100 W in equal parts of 50 W; a uses 10, so 60 W are shared and 40 sold to the retailer. With dynamic keys b gets 90.
        Order[] orders = [Books.Bid("a", 10, 300_000), Books.Bid("b", 200, 300_000), Books.Offer("o", 100, 80_000)];

        Assert.Equal((60, 40), Volumes(Clear(AllocationKey.Static, orders)));
        Assert.Equal((100, 0), Volumes(Clear(AllocationKey.Dynamic, orders)));
    }

    [Fact]
    public void Shares_are_by_node_and_split_among_its_bids()
    {
        // 30 W by 2 : 1: a gets 20 W, for bids of 30 and 10 W: 15 and 5; b gets 10.
        CommunityClearing clearing = new(AllocationKey.Static, new Dictionary<string, long> { ["a"] = 2, ["b"] = 1 });
        ClearingResult result = clearing.Clear(
            new OrderBook([Books.Bid("a", 30, 300_000, orderId: 1), Books.Bid("a", 10, 290_000, orderId: 2), Books.Bid("b", 50, 250_000), Books.Offer("o", 30, 80_000)]), Books.Prices);

        Assert.Equal([15L, 5, 10], result.Bids.Select(fill => fill.ClearedW));
    }

    /// <summary>
    /// R6 also: with the pro-rata key, what members pay is the formula of the mid-market-rate method when production is short: (mid x production + retail x shortage) / consumption for every member.
    /// </summary>
    [Fact]
    [Trait("Row", "R6")]
    public void Every_member_pays_the_mean_of_the_source_when_production_is_short()
    {
        // 600 W produced, 1,000 W consumed: (190k x 600 + 300k x 400) / 1000 = 234k per kWh for each.
        ClearingResult result = Clear(AllocationKey.ProRata, Books.Bid("a", 300, 300_000), Books.Bid("b", 700, 300_000), Books.Offer("o", 600, 80_000));

        Assert.All(result.Bids, fill => Assert.Equal(234_000m, ((fill.ClearedW * 190_000m) + (fill.UnfilledW * 300_000m)) / fill.Order.QuantityW));

        Literature.State("R6", "Collective self-consumption and mid-market rate; review", "no figure; parts sum to the production in each slot, everybody pays the mean of local and retail price",
            (Invariant($"{((result.Bids[0].ClearedW * 190_000m) + (result.Bids[0].UnfilledW * 300_000m)) / result.Bids[0].Order.QuantityW / 10_000:F1} ct/kWh for both members; {Enum.GetValues<AllocationKey>().Length} allocation keys sum to the last Wh"), "agrees"));
    }

    [Fact]
    public void A_negative_share_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CommunityClearing(AllocationKey.Static, new Dictionary<string, long> { ["a"] = -1 }));

    private static (long Shared, long Sold) Volumes(ClearingResult result) => (result.VolumeW, result.RetailerPurchaseW);

    private static ClearingResult Clear(AllocationKey key, params Order[] orders) => new CommunityClearing(key).Clear(new OrderBook(orders), Books.Prices);
}
