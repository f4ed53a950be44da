using EdgeLem.Market.Orders;

namespace EdgeLem.Bench.Clearing;

/// <summary>The books of the command: equal for equal sizes on any machine.</summary>
internal static class BenchBooks
{
    private const int Seed = 1;

    /// <summary>Numbers of orders.</summary>
    public static int[] Sizes { get; } = [100, 1_000, 10_000, 100_000];

    /// <summary>A book of one order per node, every other one a bid, in the sequence of the nodes, which is that of nothing else.</summary>
    /// <param name="count">Number of orders.</param>
    public static Order[] Of(int count) => RandomMarket.Orders(count, Seed);
}
