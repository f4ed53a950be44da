using System.CommandLine;
using EdgeLem.Bench.Measuring;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Bench;

/// <summary>The command <c>market</c>: clearing, settlement and ledger of seeded rounds.</summary>
internal static class MarketCommand
{
    private const int Seed = 1;
    private const int LeastOrdersPerRepetition = 20_000;
    private static readonly UniformPriceClearing _clearing = new();

    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new BenchOptions(7).AddTo(new Command("market", "Uniform-price clearing, settlement, and the ledger."), (_, sampling) =>
        [
            Clearings(sampling),
            Settlements(sampling),
            LedgerRates.Measure(sampling),
        ]);

    private static BenchTable Clearings(Sampling sampling)
    {
        var table = new BenchTable(
            "Uniform-price clearing of random orders, half of them bids",
            "orders", "book ms median", "clearing ms min", "clearing ms median", "ns/order", "ratio per order", "bytes/order");
        double first = 0;
        foreach (int count in new[] { 100, 1_000, 10_000, 100_000 })
        {
            Order[] orders = RandomMarket.Orders(count, Seed);
            var book = new OrderBook(orders);
            int repeats = Math.Max(1, LeastOrdersPerRepetition / count);
            Samples booked = sampling.Of(repeats, () => Repeat(repeats, () => new OrderBook(orders)));
            Samples cleared = sampling.Of(repeats, () => Repeat(repeats, () => _clearing.Clear(book, RandomMarket.Prices)));
            double perOrder = 1000 * (booked.MedianUs + cleared.MedianUs) / count;
            first = first == 0 ? perOrder : first;
            table.Add(count, booked.MedianUs / 1000, cleared.MinUs / 1000, cleared.MedianUs / 1000, perOrder, perOrder / first, (booked.Bytes + cleared.Bytes) / count);
        }

        return table;
    }

    private static BenchTable Settlements(Sampling sampling)
    {
        var table = new BenchTable("Settlement of one interval, one order and one meter per node", "nodes", "lines", "ms min", "ms median", "ns/node", "ratio per node", "bytes/node");
        double first = 0;
        foreach (int count in new[] { 55, 5_000 })
        {
            SettlementInput input = RandomMarket.Settlement(_clearing.Clear(new OrderBook(RandomMarket.Orders(count, Seed)), RandomMarket.Prices).Trades, count, Seed);
            int repeats = Math.Max(1, LeastOrdersPerRepetition / count);
            Samples settled = sampling.Of(repeats, () => Repeat(repeats, () => IntervalSettlement.Settle(input)));
            double perNode = 1000 * settled.MedianUs / count;
            first = first == 0 ? perNode : first;
            table.Add(count, IntervalSettlement.Settle(input).Lines.Length, settled.MinUs / 1000, settled.MedianUs / 1000, perNode, perNode / first, settled.Bytes / count);
        }

        return table;
    }

    private static void Repeat<T>(int times, Func<T> work)
    {
        for (int i = 0; i < times; i++)
        {
            GC.KeepAlive(work());
        }
    }
}
