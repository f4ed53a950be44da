using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Market.Tests;

public sealed class GainsFromTradeTests
{
    private static readonly RetailerPrices Prices = new(300_000, 80_000);
    private static readonly MarketInterval Quarter = new(0, 900);

    /// <summary>A bid beyond the retail price is worth the retail price, an offer below the feed-in price the feed-in price: (0.30 - 0.08) x 1 kW x 0.25 h.</summary>
    [Fact]
    public void Limits_beyond_the_retailer_s_prices_gain_no_more_than_these() =>
        Assert.Equal(55_000, GainsFromTrade.MicroEur(Clear(Bid("a", 1000, 900_000), Offer("b", 1000, -500_000)), Prices, Quarter));

    [Fact]
    public void Without_trade_there_is_no_gain() => Assert.Equal(0, GainsFromTrade.MicroEur(Clear(Bid("a", 1000, 100_000), Offer("b", 1000, 200_000)), Prices, Quarter));

    /// <summary>1 W x 1 micro-euro per kWh over 1 h is a thousandth of a micro-euro; 1,500 of them are 1.5, rounded away from zero.</summary>
    [Fact]
    public void Gains_are_rounded_to_the_nearest_micro_euro()
    {
        Order bid = Bid("a", 1500, 100_001);
        var clearing = Clear(bid, Offer("b", 1500, 100_000));
        Assert.Equal(2, GainsFromTrade.MicroEur(clearing, Prices, new MarketInterval(0, 3600)));
    }

    [Fact]
    public void The_mean_price_weighs_trades_by_their_power()
    {
        Trade cheap = new(new OrderKey("a", 0), new OrderKey("b", 0), 3000, 100_000);
        Trade dear = new(new OrderKey("c", 0), new OrderKey("d", 0), 1000, 200_000);

        Assert.Equal(125_000.0, TradedPrice.MeanMicroEurPerKwh([cheap, dear]));
        Assert.Null(TradedPrice.MeanMicroEurPerKwh([]));
    }

    private static ClearingResult Clear(params Order[] orders) => new UniformPriceClearing().Clear(new OrderBook(orders), Prices);

    private static Order Bid(string node, long quantityW, long price) => new(new OrderKey(node, 0), OrderSide.Bid, new OrderTerms(quantityW, price), 0);

    private static Order Offer(string node, long quantityW, long price) => new(new OrderKey(node, 0), OrderSide.Offer, new OrderTerms(quantityW, price), 0);
}
