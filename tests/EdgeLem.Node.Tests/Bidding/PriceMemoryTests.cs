using EdgeLem.Node.Bidding;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Bidding;

public sealed class PriceMemoryTests
{
    [Fact]
    public void An_empty_memory_gives_what_the_caller_assumes()
    {
        PriceMemory memory = Market.Memory();

        Assert.Equal((7L, 8L, 9.0, 0.0), (memory.At(Bench.T0, 7), memory.Quantile(500, 8), memory.Mean(9), memory.Deviation()));
    }

    /// <summary>Mean and sample deviation of 100, 200, 300, 400 (thousands) by hand: 250, sqrt(50000 / 3) = 129.099.</summary>
    [Fact]
    public void Mean_and_deviation_are_those_of_the_known_prices()
    {
        PriceMemory memory = Market.Memory(100_000, 400_000, 200_000, 300_000);

        Assert.Equal(250_000, memory.Mean(0), 1e-6);
        Assert.Equal(129_099.4449, memory.Deviation(), 1e-3);
    }

    [Theory]
    [InlineData(1, 100_000)]
    [InlineData(250, 100_000)]
    [InlineData(251, 200_000)]
    [InlineData(800, 400_000)]
    [InlineData(1000, 400_000)]
    public void A_quantile_is_the_lowest_price_that_reaches_its_share(long permille, long price)
    {
        Assert.Equal(price, Market.Memory(100_000, 400_000, 200_000, 300_000).Quantile(permille, 0));
    }

    /// <summary>Oracle: sorting.</summary>
    [Fact]
    public void Quantiles_agree_with_sorting()
    {
        var random = new Random(11);
        for (int trial = 0; trial < 200; trial++)
        {
            long[] prices = [.. Enumerable.Range(0, random.Next(1, 96)).Select(_ => random.NextInt64(80_000, 90_000))];
            PriceMemory memory = Market.Memory(prices);
            int permille = random.Next(1, 1001);

            Assert.Equal(prices.Order().ElementAt((int)Math.Ceiling(permille * prices.Length / 1000.0) - 1), memory.Quantile(permille, 0));
        }
    }

    [Fact]
    public void The_same_time_of_day_is_remembered_for_a_day()
    {
        PriceMemory memory = Market.Memory(123_000);

        Assert.Equal(123_000, memory.At(Bench.T0 - 900 + 86_400, 0));
        memory.Take(Market.Cleared(-900 + 86_400 + 900, 200_000), Bench.Gate(0));
        Assert.Equal(0, memory.At(Bench.T0 - 900, 0));
    }

    /// <summary>The middle of 80 000 and 300 000.</summary>
    [Fact]
    public void An_interval_without_trade_counts_at_the_middle_price()
    {
        var memory = new PriceMemory();
        memory.Take(Market.NoTrade(0), Bench.Gate(900));

        Assert.Equal(190_000, memory.At(Bench.T0, 0));
    }
}
