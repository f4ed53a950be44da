using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.Clearing.Blocks;

/// <summary>A small block auction and its exhaustive solution, which shares no code with the auction: prices by the definition of equilibrium, gains by merit order of whole watts.</summary>
internal sealed record BlockCase(ImmutableArray<OrderBook> Books, ImmutableArray<BlockOrder> Blocks)
{
    private const long FeedIn = 80_000;
    private const long Retail = 300_000;

    public static BlockCase Random(Random random)
    {
        int intervals = random.Next(1, 4);
        ImmutableArray<OrderBook> books = [.. Enumerable.Range(0, intervals).Select(t => new OrderBook(Enumerable.Range(0, random.Next(0, 8)).Select(i => random.Next(3) == 0
            ? Tests.Books.Bid($"n{i}", random.Next(1, 8), Price(random)) : Tests.Books.Offer($"n{i}", random.Next(1, 8), Price(random)))))];
        ImmutableArray<BlockOrder> blocks = [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => new BlockOrder(
            new OrderKey($"block{i}", 0),
            random.Next(4) == 0 ? OrderSide.Offer : OrderSide.Bid,
            [.. Enumerable.Range(0, intervals).Select(t => (long)(t == 0 ? random.Next(1, 10) : random.Next(0, 10)))],
            Price(random)))];
        return new BlockCase(books, blocks);
    }

    public long GreatestGain() => Enumerable.Range(0, 1 << Blocks.Length).Max(set => GainOf([.. Blocks.Where((_, i) => ((set >> i) & 1) == 1)]) ?? long.MinValue);

    /// <summary>Within the retailer's prices, where clamping changes nothing.</summary>
    private static long Price(Random random) => FeedIn + (20_000 * random.NextInt64(0, 12));

    private long? GainOf(BlockOrder[] accepted)
    {
        long gain = accepted.Sum(block => (block.Side == OrderSide.Bid ? 1 : -1) * block.QuantitiesW.Sum() * block.PriceMicroEurPerKwh);
        List<(long Low, long High)> ranges = [];
        for (int t = 0; t < Books.Length; t++)
        {
            long netW = accepted.Sum(block => (block.Side == OrderSide.Bid ? 1 : -1) * block.QuantitiesW[t]);
            if (Watts(Books[t], netW) is not long interval)
            {
                return null;
            }

            gain += interval;
            long[] clearing = [.. Candidates(Books[t]).Where(price => Clears(Books[t], netW, price))];
            ranges.Add((clearing.Min(), clearing.Max()));
        }

        return Enumerable.Range(0, 1001).Any(perMille => accepted.All(block => Surplus(block, ranges, perMille) >= 0)) ? gain : null;
    }

    /// <summary>Gain of the divisible orders: watt by watt, first what the blocks need, then as long as a bid reaches an offer.</summary>
    private static long? Watts(OrderBook book, long netW)
    {
        Queue<long> bids = new(book.Bids.SelectMany(order => Enumerable.Repeat(order.PriceMicroEurPerKwh, (int)order.QuantityW)));
        Queue<long> offers = new(book.Offers.SelectMany(order => Enumerable.Repeat(order.PriceMicroEurPerKwh, (int)order.QuantityW)));
        long gain = 0;
        for (; netW > 0; netW--)
        {
            if (!offers.TryDequeue(out long offer))
            {
                return null;
            }

            gain -= offer;
        }

        for (; netW < 0; netW++)
        {
            if (!bids.TryDequeue(out long bid))
            {
                return null;
            }

            gain += bid;
        }

        while (bids.TryPeek(out long bid) && offers.TryPeek(out long offer) && bid >= offer)
        {
            gain += bids.Dequeue() - offers.Dequeue();
        }

        return gain;
    }

    /// <summary>Ends of the range of prices are always limits of orders or the retailer's.</summary>
    private static IEnumerable<long> Candidates(OrderBook book) => book.Bids.Concat(book.Offers).Select(order => order.PriceMicroEurPerKwh).Append(FeedIn).Append(Retail);

    /// <summary>Whether what bids and blocks want at a price, the indifferent ones as it suits, can be what offers give.</summary>
    private static bool Clears(OrderBook book, long netW, long price)
    {
        long leastDemand = book.Bids.Where(order => order.PriceMicroEurPerKwh > price).Sum(order => order.QuantityW) + netW;
        long mostDemand = book.Bids.Where(order => order.PriceMicroEurPerKwh >= price).Sum(order => order.QuantityW) + netW;
        long leastSupply = book.Offers.Where(order => order.PriceMicroEurPerKwh < price).Sum(order => order.QuantityW);
        long mostSupply = book.Offers.Where(order => order.PriceMicroEurPerKwh <= price).Sum(order => order.QuantityW);
        return leastDemand <= mostSupply && leastSupply <= mostDemand;
    }

    private static long Surplus(BlockOrder block, List<(long Low, long High)> ranges, int perMille) => ranges
        .Select((range, t) => block.QuantitiesW[t] * (block.PriceMicroEurPerKwh - (range.Low + ((range.High - range.Low) * perMille / 1000))))
        .Sum() * (block.Side == OrderSide.Bid ? 1 : -1);
}
