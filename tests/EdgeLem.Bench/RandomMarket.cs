using System.Collections.Immutable;
using System.Globalization;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Bench;

/// <summary>Seeded orders and meters, one per node.</summary>
internal static class RandomMarket
{
    private const int IntervalS = 900;
    private const long RetailMicroEurPerKwh = 300_000;
    private const long FeedInMicroEurPerKwh = 80_000;
    private const int LargestQuantityW = 5_000;

    /// <summary>The retailer's prices.</summary>
    public static RetailerPrices Prices { get; } = new(RetailMicroEurPerKwh, FeedInMicroEurPerKwh);

    /// <summary>The interval of a round.</summary>
    /// <param name="round">Number of the round from 0.</param>
    public static MarketInterval Interval(long round) => new(1_750_000_500 + (round * IntervalS), IntervalS);

    /// <summary>Orders between the retailer's prices, every other one a bid.</summary>
    /// <param name="count">Number of orders and nodes.</param>
    /// <param name="seed">Seed.</param>
    public static Order[] Orders(int count, int seed)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(node => new Order(
            new OrderKey(NodeId(node), 0),
            node % 2 == 0 ? OrderSide.Bid : OrderSide.Offer,
            new OrderTerms(1 + chance.Next(LargestQuantityW), chance.NextInt64(FeedInMicroEurPerKwh, RetailMicroEurPerKwh)),
            chance.Next(IntervalS)))];
    }

    /// <summary>Meters that differ from the trades, so that every node has a deviation.</summary>
    /// <param name="trades">The trades of the nodes.</param>
    /// <param name="count">Number of nodes.</param>
    /// <param name="seed">Seed.</param>
    public static SettlementInput Settlement(ImmutableArray<Trade> trades, int count, int seed)
    {
        var chance = new Random(seed);
        return new SettlementInput
        {
            Interval = Interval(0),
            Prices = Prices,
            Trades = trades,
            Meters = [.. Enumerable.Range(0, count).Select(node => new MeteredEnergy(NodeId(node), chance.NextInt64(-4_000_000, 4_000_000), MeterQuality.Metered, MeterRefusal.None))],
        };
    }

    private static string NodeId(int node) => "n-" + node.ToString(CultureInfo.InvariantCulture);
}
