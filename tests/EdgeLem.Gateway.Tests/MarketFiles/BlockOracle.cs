namespace EdgeLem.Gateway.Tests.MarketFiles;

/// <summary>A small block auction and its solution by trying every set of blocks. Shares no code with the market: gains by merit order of whole watts, prices by the definition of equilibrium.</summary>
/// <param name="Orders">Bid or offer, W, micro-euro per kWh, and the intervals from and before which it is valid.</param>
/// <param name="Blocks">Bid or offer, W per interval, limit in micro-euro per kWh.</param>
internal sealed record BlockOracle((bool IsBid, int Watts, long Price, int From, int Until)[] Orders, (bool IsBid, int[] Watts, long Price)[] Blocks)
{
    public const long FeedIn = 80_000;
    public const long Retail = 300_000;
    public const int Intervals = 3;

    public static BlockOracle Random(Random random)
    {
        long Price() => FeedIn + (20_000 * random.NextInt64(0, 12));
        (bool, int, long, int, int)[] orders =
        [
            .. Enumerable.Range(0, random.Next(4, 16)).Select(_ =>
            {
                int from = random.Next(Intervals);
                return (random.Next(3) == 0, random.Next(1, 8), Price(), from, from + random.Next(1, Intervals + 1 - from));
            }),
        ];
        (bool, int[], long)[] blocks = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
            (random.Next(4) > 0, (int[])[random.Next(1, 10), .. Enumerable.Range(1, Intervals - 1).Select(_ => random.Next(0, 10))], Price()))];
        return new BlockOracle(orders, blocks);
    }

    /// <summary>The greatest gain of any set of blocks that can be served and at whose prices none loses, W times micro-euro per kWh.</summary>
    public long GreatestGain() => Enumerable.Range(0, 1 << Blocks.Length).Max(set => GainOf([.. Blocks.Where((_, i) => ((set >> i) & 1) == 1)]) ?? long.MinValue);

    private long? GainOf((bool IsBid, int[] Watts, long Price)[] accepted)
    {
        long gain = accepted.Sum(block => (block.IsBid ? 1 : -1) * block.Watts.Sum() * block.Price);
        var ranges = new (long Low, long High)[Intervals];
        for (int t = 0; t < Intervals; t++)
        {
            long netW = accepted.Sum(block => block.IsBid ? block.Watts[t] : -block.Watts[t]);
            if (GainAround(t, netW) is not { } ofOrders)
            {
                return null;
            }

            gain += ofOrders;
            long[] clearing = [.. Orders.Select(order => order.Price).Append(FeedIn).Append(Retail).Where(price => Clears(t, netW, price))];
            ranges[t] = (clearing.Min(), clearing.Max());
        }

        return Enumerable.Range(0, 1001).Any(place => accepted.All(block => SurplusOf(block, ranges, place) >= 0)) ? gain : null;
    }

    private IEnumerable<(bool IsBid, int Watts, long Price, int From, int Until)> In(int t) => Orders.Where(order => order.From <= t && t < order.Until);

    private long? GainAround(int t, long netW)
    {
        var bids = new Queue<long>(In(t).Where(order => order.IsBid).OrderByDescending(order => order.Price).SelectMany(order => Enumerable.Repeat(order.Price, order.Watts)));
        var offers = new Queue<long>(In(t).Where(order => !order.IsBid).OrderBy(order => order.Price).SelectMany(order => Enumerable.Repeat(order.Price, order.Watts)));
        if (offers.Count < netW || bids.Count < -netW)
        {
            return null;
        }

        long gain = 0;
        for (; netW > 0; netW--)
        {
            gain -= offers.Dequeue();
        }

        for (; netW < 0; netW++)
        {
            gain += bids.Dequeue();
        }

        while (bids.Count > 0 && offers.Count > 0 && bids.Peek() >= offers.Peek())
        {
            gain += bids.Dequeue() - offers.Dequeue();
        }

        return gain;
    }

    private bool Clears(int t, long netW, long price)
    {
        long Sum(bool isBid, Func<long, bool> takes) => In(t).Where(order => order.IsBid == isBid && takes(order.Price)).Sum(order => (long)order.Watts);
        return Sum(true, limit => limit > price) + netW <= Sum(false, limit => limit <= price) && Sum(false, limit => limit < price) <= Sum(true, limit => limit >= price) + netW;
    }

    private static long SurplusOf((bool IsBid, int[] Watts, long Price) block, (long Low, long High)[] ranges, int place) =>
        ranges.Select((range, t) => block.Watts[t] * (block.Price - range.Low - ((range.High - range.Low) * place / 1000))).Sum() * (block.IsBid ? 1 : -1);
}
