using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Contracts;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.Clearing.Contracts;

public sealed class BilateralClearingTests
{
    [Fact]
    public void Buyers_come_as_they_arrive_and_take_the_cheapest_offer_at_the_sellers_price()
    {
        ClearingResult result = Clear(
            null, Books.Bid("b1", 10, 250_000, 2), Books.Bid("b2", 10, 260_000, 1), Books.Offer("o1", 10, 100_000), Books.Offer("o2", 10, 120_000));

        Assert.Equal([("b2", "o1", 100_000L), ("b1", "o2", 120_000L)], result.Trades.Select(trade => (trade.Buyer.NodeId, trade.Seller.NodeId, trade.PriceMicroEurPerKwh)));
    }

    [Fact]
    [Trait("Row", "R2")]
    public void A_node_is_on_the_side_of_its_first_order_and_its_other_orders_stay_out_with_a_reason()
    {
        ClearingResult result = Clear(null, Books.Offer("n", 10, 100_000, 1, 1), Books.Bid("n", 10, 250_000, 2, 2), Books.Offer("o", 10, 90_000, 3));

        Assert.Equal(0, result.VolumeW);
        Assert.Equal(UnfilledReason.RegisteredOnOtherSide, result.Bids[0].Reason);
        Assert.Equal(NoTradeReason.ExcludedByMechanism, result.NoTrade);
    }

    [Fact]
    [Trait("Row", "R2")]
    public void What_the_network_operator_does_not_approve_is_cancelled_and_the_next_offer_is_tried()
    {
        ClearingResult result = Clear(
            (_, offer, _) => offer.NodeId != "o1", Books.Bid("b", 10, 250_000), Books.Offer("o1", 10, 100_000), Books.Offer("o2", 6, 120_000));

        Assert.Equal(["o2"], result.Trades.Select(trade => trade.Seller.NodeId));
        Assert.Equal(UnfilledReason.NotApproved, result.Offers[0].Reason);
        Assert.Equal(UnfilledReason.NotApproved, result.Bids[0].Reason);
    }

    [Fact]
    public void Pair_costs_lead_to_the_nearer_seller_and_are_borne_in_halves()
    {
        // o1 costs 100k + 60k, o2 120k + 11k: o2; the price is 120k + 5.5k, rounded up.
        ClearingResult result = new BilateralClearing().Clear(
            new OrderBook([Books.Bid("b", 10, 250_000), Books.Offer("o1", 10, 100_000), Books.Offer("o2", 10, 120_000)]),
            Books.Prices,
            (_, offer) => offer.NodeId == "o1" ? 60_000 : 11_001);

        Trade trade = Assert.Single(result.Trades);
        Assert.Equal(("o2", 125_501), (trade.Seller.NodeId, trade.PriceMicroEurPerKwh));
    }

    [Fact]
    public void A_cost_that_eats_the_gain_leaves_no_acceptable_partner()
    {
        OrderBook book = new([Books.Bid("b", 10, 150_000), Books.Offer("o", 10, 100_000)]);

        ClearingResult none = new BilateralClearing().Clear(book, Books.Prices, (_, _) => 50_001);
        ClearingResult last = new BilateralClearing().Clear(book, Books.Prices, (_, _) => 50_000);

        Assert.Equal((NoTradeReason.ExcludedByMechanism, UnfilledReason.NoAcceptablePartner), (none.NoTrade, none.Bids[0].Reason));
        Assert.Equal(125_000, last.PriceMicroEurPerKwh);
    }

    [Fact]
    public void A_negative_pair_cost_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new BilateralClearing().Clear(
        new OrderBook([Books.Bid("b", 10, 150_000), Books.Offer("o", 10, 100_000)]), Books.Prices, (_, _) => -1));

    private static ClearingResult Clear(Func<Order, Order, long, bool>? approves, params Order[] orders) => new BilateralClearing(approves).Clear(new OrderBook(orders), Books.Prices);
}
