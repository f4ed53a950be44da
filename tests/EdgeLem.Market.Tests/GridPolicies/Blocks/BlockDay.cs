using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Blocks;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Market.Tests.GridPolicies.Blocks;

/// <summary>A few intervals with orders and blocks on a small feeder.</summary>
internal sealed record BlockDay(ImmutableArray<MarketCase> Cases, ImmutableArray<BlockOrder> Blocks)
{
    private const int Nodes = 5;
    private const int Intervals = 3;

    /// <summary>A random day; a band of 1 limits nothing, one of 0.002 allows about 2 kW.</summary>
    public static BlockDay Random(int seed, double band, bool hasRetailer)
    {
        Random random = new(seed);
        RetailerPrices prices = hasRetailer ? Books.Prices : new RetailerPrices(Order.MaximumPriceMicroEurPerKwh, -Order.MaximumPriceMicroEurPerKwh);
        ImmutableArray<MarketCase> cases =
        [
            .. Enumerable.Range(0, Intervals).Select(t =>
            {
                CurvedFeeder network = CurvedFeeder.Random(new Random(seed), Nodes, band, transformerW: 1e9);
                return new MarketCase
                {
                    Interval = new MarketInterval(900 * t, 900), Book = Orders(random), Prices = prices, Network = network, RetailerServesRest = hasRetailer,
                    Tariff = new FeeTariff { Points = network.Points, Topology = network.Topology },
                };
            }),
        ];
        ImmutableArray<BlockOrder> blocks = [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => new BlockOrder(
            new OrderKey($"n{random.Next(Nodes)}", 100 + i),
            random.Next(4) == 0 ? OrderSide.Offer : OrderSide.Bid,
            [.. Enumerable.Range(0, Intervals).Select(t => t == i % Intervals ? random.NextInt64(500, 3000) : random.NextInt64(0, 2) * random.NextInt64(500, 3000))],
            Price(random)))];
        return new BlockDay(cases, blocks);
    }

    public BlockMarketOutcome Clear(IGridPolicy policy) => new BlockMarket(MarketDesign.Default with { Policy = policy }, Cases).Run(Blocks);

    private static OrderBook Orders(Random random) => new(Enumerable.Range(0, 12).Select(i => random.Next(3) == 0
        ? Books.Bid($"n{random.Next(Nodes)}", random.NextInt64(100, 1500), Price(random), i % 3, i)
        : Books.Offer($"n{random.Next(Nodes)}", random.NextInt64(100, 2500), Price(random), i % 3, i)));

    private static long Price(Random random) => 80_000 + (20_000 * random.NextInt64(0, 12));
}
