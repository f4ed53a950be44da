using EdgeLem.Bench.Measuring;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;

namespace EdgeLem.Bench.Clearing;

/// <summary>Books of 100 to 100,000 orders through every mechanism that a configuration can name.</summary>
internal static class MechanismCases
{
    private const int LeastOrdersPerRepetition = 20_000;

    /// <summary>Mechanisms that look at pairs: the largest book that they are asked to clear here, once per repetition.</summary>
    private static readonly Dictionary<string, int> _largest = new(StringComparer.Ordinal) { ["preference"] = 1_000 };

    /// <summary>Measures; the book with its identity check and its sort is part of the time.</summary>
    /// <param name="sampling">How often.</param>
    /// <param name="table">Receives one row per mechanism and size.</param>
    public static void Measure(Sampling sampling, BenchTable table)
    {
        foreach (string name in MarketClearings.Names)
        {
            MarketClearings.TryGet(name, out IMarketClearing? clearing);
            foreach (int count in BenchBooks.Sizes.Where(size => size <= _largest.GetValueOrDefault(name, int.MaxValue)))
            {
                Add(clearing!, BenchBooks.Of(count), sampling, table);
            }
        }
    }

    private static void Add(IMarketClearing clearing, Order[] orders, Sampling sampling, BenchTable table)
    {
        ClearingResult result = clearing.Clear(new OrderBook(orders), RandomMarket.Prices);
        int repeats = _largest.ContainsKey(clearing.Name) ? 1 : Math.Max(1, LeastOrdersPerRepetition / orders.Length);
        Samples samples = sampling.Of(repeats, () =>
        {
            for (int i = 0; i < repeats; i++)
            {
                GC.KeepAlive(clearing.Clear(new OrderBook(orders), RandomMarket.Prices));
            }
        });
        table.Add(clearing.Name, orders.Length, samples.Count, samples.MinUs / 1000, samples.MedianUs / 1000, result.PriceMicroEurPerKwh ?? 0, result.VolumeW);
    }
}
