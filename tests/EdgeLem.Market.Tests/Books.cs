using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests;

/// <summary>Short ways to write orders, and random books from a seed.</summary>
internal static class Books
{
    /// <summary>30 and 8 cent per kWh in micro-euro.</summary>
    public static readonly RetailerPrices Prices = new(300_000, 80_000);

    public static Order Bid(string nodeId, long quantityW, long price, long arrivalS = 0, int orderId = 0) =>
        new(new OrderKey(nodeId, orderId), OrderSide.Bid, new OrderTerms(quantityW, price), arrivalS);

    public static Order Offer(string nodeId, long quantityW, long price, long arrivalS = 0, int orderId = 0) =>
        new(new OrderKey(nodeId, orderId), OrderSide.Offer, new OrderTerms(quantityW, price), arrivalS);

    public static ClearingResult Clear(params Order[] orders) => new UniformPriceClearing().Clear(new OrderBook(orders), Prices);

    /// <summary>Random orders on a coarse price grid from below feed-in to above retail, so that ties and both outside cases are frequent.</summary>
    public static Order[] Random(Random random, int count, long maximumW)
    {
        Order[] orders = new Order[count];
        for (int i = 0; i < count; i++)
        {
            long price = 40_000 + (20_000 * random.NextInt64(0, 16));
            long quantityW = random.NextInt64(1, maximumW + 1);
            string nodeId = $"n{random.Next(0, Math.Max(1, count / 2))}";
            orders[i] = random.Next(2) == 0 ? Bid(nodeId, quantityW, price, random.Next(3), i) : Offer(nodeId, quantityW, price, random.Next(3), i);
        }

        return orders;
    }

    public static RetailerPrices RandomPrices(Random random)
    {
        long feedIn = 20_000 * random.NextInt64(-1, 10);
        return new RetailerPrices(feedIn + (20_000 * random.NextInt64(0, 10)), feedIn);
    }

    public static long Limit(Order order, RetailerPrices prices) => order.Side == OrderSide.Bid
        ? Math.Min(order.PriceMicroEurPerKwh, prices.RetailPriceMicroEurPerKwh)
        : Math.Max(order.PriceMicroEurPerKwh, prices.FeedInPriceMicroEurPerKwh);
}
