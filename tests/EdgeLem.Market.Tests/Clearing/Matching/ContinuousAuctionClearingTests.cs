using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.Clearing.Matching;

public sealed class ContinuousAuctionClearingTests
{
    [Fact]
    public void An_arriving_order_trades_at_the_resting_orders_price()
    {
        // 1 s: o asks 100k and rests. 2 s: b pays up to 250k and takes it at 100k. Then the other way round.
        Assert.Equal(100_000, Clear(Books.Offer("o", 10, 100_000, 1), Books.Bid("b", 10, 250_000, 2)).PriceMicroEurPerKwh);
        Assert.Equal(250_000, Clear(Books.Offer("o", 10, 100_000, 2), Books.Bid("b", 10, 250_000, 1)).PriceMicroEurPerKwh);
    }

    [Fact]
    public void The_best_price_comes_first_then_the_earliest()
    {
        // b (30 W) meets o3 at 120k, then o1 before o2, both at 150k, because o1 came first.
        ClearingResult result = Clear(
            Books.Offer("o2", 10, 150_000, 2), Books.Offer("o1", 10, 150_000, 1), Books.Offer("o3", 10, 120_000, 3), Books.Bid("b", 25, 200_000, 4));

        Assert.Equal(["o3", "o1", "o2"], result.Trades.Select(trade => trade.Seller.NodeId));
        Assert.Equal([120_000L, 150_000, 150_000], result.Trades.Select(trade => trade.PriceMicroEurPerKwh));
        Assert.Equal([10L, 10, 5], result.Trades.Select(trade => trade.QuantityW));
    }

    [Fact]
    public void An_early_bid_takes_what_a_better_later_one_would_have_paid_more_for()
    {
        // The uniform price would serve b2 (250k) and gain 150k per W; the early b1 (120k) gains 20k per W.
        ClearingResult result = Clear(Books.Offer("o", 10, 100_000, 1), Books.Bid("b1", 10, 120_000, 2), Books.Bid("b2", 10, 250_000, 3));

        Assert.Equal(["b1"], result.Trades.Select(trade => trade.Buyer.NodeId));
        Assert.Equal(UnfilledReason.Outbid, result.Bids[0].Reason);
        Assert.Equal(200_000m, Gains.Of(result, Books.Prices));
    }

    [Fact]
    public void Orders_of_one_second_go_by_node_then_number()
    {
        ClearingResult result = Clear(Books.Offer("o", 10, 100_000), Books.Bid("z", 10, 250_000), Books.Bid("a", 10, 110_000));

        // All at 0 s: a (110k) rests, o arrives and takes it at 110k, z finds nothing.
        Assert.Equal(["a"], result.Trades.Select(trade => trade.Buyer.NodeId));
        Assert.Equal(110_000, result.PriceMicroEurPerKwh);
    }

    private static ClearingResult Clear(params Order[] orders) => new ContinuousAuctionClearing().Clear(new OrderBook(orders), Books.Prices);
}
