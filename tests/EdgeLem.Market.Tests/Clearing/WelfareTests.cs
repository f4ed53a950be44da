using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.Clearing;

/// <summary>Welfare against linear programmes.</summary>
public sealed class WelfareTests
{
    /// <summary>
    /// R1 (auction-based peer-to-peer market) states no figure; asked for is that uniform, pay-as-bid and midpoint rules on the same book reach the optimum of the linear
    /// programme to 1e-9. Ours: they do, on 2,000 books.
    /// </summary>
    [Fact]
    [Trait("Row", "R1")]
    public void Uniform_pay_as_bid_and_midpoint_prices_reach_the_optimum_of_the_linear_programme()
    {
        const int BookCount = 2_000;
        double worst = 0;
        for (int seed = 0; seed < BookCount; seed++)
        {
            Random random = new(seed);
            Order[] orders = Books.Random(random, random.Next(1, 40), 5_000);
            RetailerPrices prices = Books.RandomPrices(random);
            double optimum = LinearProgramme.GreatestGain(orders, prices);
            OrderBook book = new(orders);
            foreach (string name in (string[])["uniform-price", "pay-as-bid", "midpoint"])
            {
                double gain = (double)Gains.Of(Gains.Named(name).Clear(book, prices), prices);
                Assert.True(Math.Abs(gain - optimum) <= 1e-9 * Math.Max(1, optimum), $"Seed {seed}, {name}: {gain}, optimum {optimum}.");
                worst = Math.Max(worst, Math.Abs(gain - optimum) / Math.Max(1, optimum));
            }
        }

        Literature.State("R1", "Auction-based peer-to-peer market; review", "no figure; uniform, pay-as-bid and midpoint prices on one book should all reach the optimum of a linear programme",
            (Invariant($"all three within {worst:E1} of it on each of {BookCount} random books"), "agrees"));
    }

    /// <summary>R5 (local pool at lowest production cost) states no figure; asked for is that merit order is the linear programme. Ours: on 1,000 books with demand that must be met.</summary>
    [Fact]
    [Trait("Row", "R5")]
    public void The_single_sided_market_meets_demand_at_the_lowest_cost()
    {
        const int BookCount = 1_000;
        double worst = 0;
        for (int seed = 0; seed < BookCount; seed++)
        {
            Random random = new(seed);
            Order[] offers = [.. Enumerable.Range(0, random.Next(1, 20)).Select(i => Books.Offer($"o{i}", random.Next(1, 2_000), 80_000 + (10_000 * random.Next(0, 22)), orderId: i))];
            Order demand = Books.Bid("b", random.Next(1, 20_000), Order.MaximumPriceMicroEurPerKwh);
            ClearingResult result = Gains.Named("single-sided").Clear(new OrderBook([demand, .. offers]), Books.Prices);

            // Demand is worth the retail price, so greatest gain and lowest cost are the same.
            double optimum = LinearProgramme.GreatestGain([demand, .. offers], Books.Prices);
            double gain = (double)Gains.Of(result, Books.Prices);
            Assert.Equal(optimum, gain, 1e-9 * Math.Max(1, optimum));
            worst = Math.Max(worst, Math.Abs(gain - optimum) / Math.Max(1, optimum));
        }

        Literature.State("R5", "Local pool at the lowest production cost; report", "no figure; merit order should be the linear programme",
            (Invariant($"within {worst:E1} of it on each of {BookCount} random books"), "agrees"));
    }

    /// <summary>
    /// R9 (centralised community-based against distributed bilateral) states no figure; asked for is the gap of welfare on the same book. Ours: bilateral trading in the sequence of
    /// arrival reaches, over 500 books of 40 orders, 86.8 % of the central optimum, and never more than all of it on any.
    /// </summary>
    [Fact]
    [Trait("Row", "R9")]
    public void Bilateral_trading_loses_a_part_of_the_central_welfare()
    {
        decimal central = 0;
        decimal bilateral = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            Random random = new(seed);
            OrderBook book = new(Enumerable.Range(0, 40).Select(i => i % 2 == 0
                ? Books.Bid($"b{i}", random.Next(1, 5_000), random.NextInt64(80_000, 300_000), random.Next(900))
                : Books.Offer($"o{i}", random.Next(1, 5_000), random.NextInt64(80_000, 300_000), random.Next(900))));
            decimal optimum = Gains.Uniform(book, Books.Prices);
            decimal gain = Gains.Of(Gains.Named("bilateral").Clear(book, Books.Prices), Books.Prices);
            Assert.True(gain <= optimum, $"Seed {seed}.");
            central += optimum;
            bilateral += gain;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Bilateral reaches {bilateral / central:P2} of the central welfare.");
        Assert.InRange(bilateral / central, 0.85m, 0.89m);

        Literature.State("R9", "Central community market against distributed bilateral trades; review", "no figure; the gap of welfare on the same books",
            (Invariant($"bilateral trades in the sequence of arrival reach {100 * bilateral / central:F1} % of the central welfare"), "agrees: never more on any book"));
    }
}
