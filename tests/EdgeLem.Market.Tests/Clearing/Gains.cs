using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.Clearing;

/// <summary>Gains over the retailer, W times micro-euro per kWh.</summary>
internal static class Gains
{
    public static decimal Of(ClearingResult result, RetailerPrices prices) =>
        result.Bids.Sum(fill => (decimal)fill.ClearedW * Books.Limit(fill.Order, prices)) - result.Offers.Sum(fill => (decimal)fill.ClearedW * Books.Limit(fill.Order, prices));

    public static decimal Uniform(OrderBook book, RetailerPrices prices) => Of(new UniformPriceClearing().Clear(book, prices), prices);

    public static IMarketClearing Named(string name) => MarketClearings.TryGet(name, out IMarketClearing? clearing) ? clearing : throw new ArgumentException(name);
}
