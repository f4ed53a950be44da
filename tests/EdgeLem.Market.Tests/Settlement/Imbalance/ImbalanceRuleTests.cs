using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Imbalance;

namespace EdgeLem.Market.Tests.Settlement.Imbalance;

public sealed class ImbalanceRuleTests
{
    // Retail 300,000, feed-in 80,000; two trades of 1 kW at 100,000 and 3 kW at 200,000: mean (100 + 3 x 200) / 4 = 175 thousand.
    private static readonly ImmutableArray<Trade> Trades =
        [new Trade(new OrderKey("b", 0), new OrderKey("s", 0), 1_000, 100_000), new Trade(new OrderKey("b", 1), new OrderKey("s", 1), 3_000, 200_000)];

    [Theory]
    [InlineData("retailer", 1, 300_000, 80_000)]
    [InlineData("retailer", -1, 300_000, 80_000)]
    [InlineData("single-price", 1, 300_000, 300_000)]
    [InlineData("single-price", -1, 80_000, 80_000)]
    [InlineData("single-price", 0, 175_000, 175_000)]
    [InlineData("dual-price", 1, 300_000, 175_000)]
    [InlineData("dual-price", -1, 175_000, 80_000)]
    [InlineData("dual-price", 0, 175_000, 175_000)]
    public void Prices_follow_from_the_rule_and_the_sign_of_the_feeders_deviation(string name, long deviationJ, long shortPrice, long longPrice)
    {
        Assert.True(KnownImbalanceRules.TryGet(name, out IImbalanceRule? rule));
        Assert.Equal(new ImbalancePrices(shortPrice, longPrice), rule.PricesOf(ImbalanceState.Of(Books.Prices, deviationJ, Trades)));
    }

    [Fact]
    public void Without_trades_the_local_price_is_the_middle_of_the_retailers() =>
        Assert.Equal(190_000, ImbalanceState.Of(Books.Prices, 0, []).LocalPriceMicroEurPerKwh);

    [Theory]
    [InlineData(100_000, 100_001, 100_000)] // 100,000.5: halves down
    [InlineData(0, 1, 80_000)] // brought up to the feed-in price
    [InlineData(900_000, 900_000, 300_000)] // and down to the retail price
    public void The_local_price_is_a_mean_rounded_down_at_halves_between_the_retailers_prices(long first, long second, long expected)
    {
        ImmutableArray<Trade> trades = [Trades[0] with { PriceMicroEurPerKwh = first }, Trades[0] with { PriceMicroEurPerKwh = second }];

        Assert.Equal(expected, ImbalanceState.Of(Books.Prices, 0, trades).LocalPriceMicroEurPerKwh);
    }

    [Fact]
    public void Halves_round_down_below_zero_too()
    {
        ImmutableArray<Trade> trades = [Trades[0] with { PriceMicroEurPerKwh = -3 }, Trades[0] with { PriceMicroEurPerKwh = -4 }];

        Assert.Equal(-4, ImbalanceState.Of(new RetailerPrices(10, -10), 0, trades).LocalPriceMicroEurPerKwh);
    }

    [Fact]
    public void Deviations_that_cancel_cost_nothing_between_nodes_under_a_single_price_and_the_spread_under_the_retailers()
    {
        // a takes 1 kWh more, b feeds in 1 kWh more: the feeder is in balance, the local price is the middle, 190,000.
        Assert.Equal([-190_000L, 190_000, 190_000, -190_000], Amounts(new SinglePriceImbalance()));
        Assert.Equal([-300_000L, 80_000, 300_000, -80_000], Amounts(new RetailerImbalance()));
    }

    [Fact]
    public void A_short_feeder_pays_its_relief_the_local_price_under_dual_pricing()
    {
        SettlementResult result = IntervalSettlement.Settle(Input(new DualPriceImbalance(), ("a", 7_200_000), ("b", -3_600_000)));

        // a: 2 kWh at 300,000. b: 1 kWh at the local 190,000. The retailer keeps 600,000 - 190,000.
        Assert.Equal([-600_000L, 190_000, 600_000, -190_000], result.Lines.Select(line => line.AmountMicroEur));
    }

    [Fact]
    public void The_long_price_never_exceeds_the_short_price() => SettlementCases.Hold((input, random) =>
    {
        ImbalancePrices prices = input.Imbalance.PricesOf(ImbalanceState.Of(input.Prices, random.Next(-2, 3), input.Trades));
        return prices.LongMicroEurPerKwh <= prices.ShortMicroEurPerKwh && prices.ShortMicroEurPerKwh <= input.Prices.RetailPriceMicroEurPerKwh
            && prices.LongMicroEurPerKwh >= input.Prices.FeedInPriceMicroEurPerKwh;
    });

    private static IEnumerable<long> Amounts(IImbalanceRule rule) =>
        IntervalSettlement.Settle(Input(rule, ("a", 3_600_000), ("b", -3_600_000))).Lines.Select(line => line.AmountMicroEur);

    private static SettlementInput Input(IImbalanceRule rule, params (string NodeId, long EnergyJ)[] meters) => new()
    {
        Interval = new MarketInterval(0, 900), Prices = Books.Prices, Trades = [], Imbalance = rule,
        Meters = [.. meters.Select(meter => new MeteredEnergy(meter.NodeId, meter.EnergyJ, MeterQuality.Metered, MeterRefusal.None))],
    };
}
