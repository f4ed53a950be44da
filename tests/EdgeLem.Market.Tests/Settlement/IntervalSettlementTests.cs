using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Market.Tests.Settlement;

public sealed class IntervalSettlementTests
{
    private static readonly MarketInterval Quarter = new(1_800_000_000, 900);

    [Fact]
    public void A_trade_and_two_deviations_settle_as_computed_by_hand()
    {
        // 1000 W x 900 s = 900,000 J at 150,000 = 37,500. b metered 1,080,000 J: 180,000 J more, 0.05 kWh x 300,000 = 15,000 to pay.
        // o metered -972,000 J: 72,000 J more sold, 0.02 kWh x 80,000 = 1,600 to receive. The retailer gets 15,000 and pays 1,600.
        SettlementResult result = Settle([Trade("b", "o", 1000, 150_000)], [Metered("b", 1_080_000), Metered("o", -972_000)]);

        Assert.Equal(
            [
                Line("b", SettlementKind.Trade, 900_000, 150_000, -37_500),
                Line("b", SettlementKind.Deviation, 180_000, 300_000, -15_000),
                Line("o", SettlementKind.Trade, -900_000, 150_000, 37_500),
                Line("o", SettlementKind.Deviation, -72_000, 80_000, 1_600),
                Line("retailer", SettlementKind.Deviation, -180_000, 300_000, 15_000),
                Line("retailer", SettlementKind.Deviation, 72_000, 80_000, -1_600),
            ],
            result.Lines.AsEnumerable());
        Assert.Equal(0, result.RoundingMicroEur);
        Assert.Equal(
            [
                new NodeSettlement("b", MeterQuality.Metered, 900_000, 180_000, -52_500),
                new NodeSettlement("o", MeterQuality.Metered, -900_000, -72_000, 39_100),
            ],
            result.Nodes.AsEnumerable());
    }

    [Fact]
    public void What_rounding_leaves_over_goes_to_the_retailers_rounding_line()
    {
        // 1 W x 900 s at 2,000: 900 x 2,000 / 3,600,000 = 0.5 -> 1 micro-euro for each of two sellers; the buyer of 2 W pays exactly 1.
        SettlementResult result = Settle([Trade("b", "s1", 1, 2_000), Trade("b", "s2", 1, 2_000)], []);

        Assert.Equal([-1L, 1, 1, -1], result.Lines.Select(line => line.AmountMicroEur));
        Assert.Equal(Line("retailer", SettlementKind.Rounding, 0, 0, -1), result.Lines[^1]);
        Assert.Equal(-1, result.RoundingMicroEur);
    }

    [Fact]
    public void A_node_without_a_reading_is_settled_on_its_trades_and_says_so()
    {
        SettlementResult result = Settle([Trade("b", "o", 1000, 150_000)], [new MeteredEnergy("b", 900_000, MeterQuality.Estimated, MeterRefusal.NoReading)]);

        Assert.All(result.Nodes, node => Assert.Equal((MeterQuality.Estimated, 0L), (node.Quality, node.DeviationJ)));
        Assert.Equal([-37_500L, 37_500], result.Lines.Select(line => line.AmountMicroEur));
    }

    [Fact]
    public void A_node_that_only_consumed_buys_all_from_the_retailer()
    {
        SettlementResult result = Settle([], [Metered("a", 3_600_000)]);

        Assert.Equal(
            [Line("a", SettlementKind.Deviation, 3_600_000, 300_000, -300_000), Line("retailer", SettlementKind.Deviation, -3_600_000, 300_000, 300_000)],
            result.Lines.AsEnumerable());
    }

    [Fact]
    public void An_interval_in_which_nothing_happened_has_no_lines() => Assert.Empty(Settle([], [Metered("a", 0)]).Lines);

    [Fact]
    public void A_node_that_bought_and_sold_at_the_same_price_pays_nothing_for_it() =>
        Assert.Empty(Settle([Trade("a", "b", 100, 150_000), Trade("b", "a", 100, 150_000)], []).Lines);

    [Fact]
    public void A_negative_feed_in_price_makes_the_seller_pay()
    {
        SettlementInput input = new() { Interval = Quarter, Prices = new RetailerPrices(300_000, -10_000), Trades = [], Meters = [Metered("pv", -3_600_000)] };

        Assert.Equal(-10_000, IntervalSettlement.Settle(input).Lines[0].AmountMicroEur);
    }

    [Fact]
    public void Trades_at_different_prices_give_one_line_per_node_and_price()
    {
        SettlementResult result = Settle([Trade("b", "s", 1000, 200_000), Trade("b", "s", 1000, 100_000), Trade("b", "s", 1000, 200_000)], []);

        Assert.Equal(
            [(900_000L, 100_000L), (1_800_000L, 200_000L)],
            result.Lines.Where(line => line.Account == "b").Select(line => (line.EnergyJ, line.PriceMicroEurPerKwh)));
    }

    [Fact]
    public void Two_meter_entries_of_a_node_and_the_retailers_name_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Settle([], [Metered("a", 1), Metered("a", 1)]));
        Assert.Throws<ArgumentException>(() => Settle([], [Metered("retailer", 1)]));
    }

    [Fact]
    public void Every_interval_sums_to_exactly_zero_micro_euro_and_zero_joule() => Holds((_, result) =>
        result.Lines.Sum(line => line.AmountMicroEur) == 0 && result.Lines.Sum(line => line.EnergyJ) == 0);

    [Fact]
    public void Every_line_but_rounding_can_be_recomputed_from_its_energy_and_price() => Holds((_, result) =>
        result.Lines.All(line => line.Kind == SettlementKind.Rounding
            || line.AmountMicroEur == -EnergyPrice.CostMicroEur(line.EnergyJ, line.PriceMicroEurPerKwh)));

    [Fact]
    public void Rounding_is_at_most_half_a_micro_euro_per_line() => Holds((_, result) =>
        2 * Math.Abs(result.RoundingMicroEur) <= result.Lines.Count(line => line.Kind != SettlementKind.Rounding));

    [Fact]
    public void Settled_energy_of_a_metered_node_is_its_metered_energy() => Holds((input, result) =>
        input.Meters.All(meter => meter.Quality == MeterQuality.Estimated
            || result.Nodes.Single(node => node.NodeId == meter.NodeId).SettledJ == meter.EnergyJ));

    [Fact]
    public void Lines_do_not_depend_on_the_sequence_of_trades_and_meters() => Holds((input, result) =>
    {
        SettlementInput reversed = new()
        {
            Interval = input.Interval,
            Prices = input.Prices,
            Trades = [.. input.Trades.Reverse()],
            Meters = [.. input.Meters.Reverse()],
        };
        return IntervalSettlement.Settle(reversed).Lines.SequenceEqual(result.Lines);
    });

    private static void Holds(Func<SettlementInput, SettlementResult, bool> law) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            SettlementInput input = RandomInput(new Random(seed));
            return law(input, IntervalSettlement.Settle(input));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static SettlementInput RandomInput(Random random)
    {
        RetailerPrices prices = Books.RandomPrices(random);
        ClearingResult cleared = new UniformPriceClearing().Clear(new OrderBook(Books.Random(random, random.Next(1, 30), 9_999)), prices);
        IEnumerable<MeteredEnergy> meters = cleared.NodePositions()
            .Where(_ => random.Next(4) > 0)
            .Select(node => new MeteredEnergy(node.NodeId, 3_600 * random.NextInt64(-5_000, 5_000),
                random.Next(3) > 0 ? MeterQuality.Metered : MeterQuality.Estimated, MeterRefusal.None));
        return new SettlementInput { Interval = new MarketInterval(0, random.Next(5, 3601)), Prices = prices, Trades = cleared.Trades, Meters = [.. meters] };
    }

    private static SettlementResult Settle(ImmutableArray<Trade> trades, ImmutableArray<MeteredEnergy> meters) =>
        IntervalSettlement.Settle(new SettlementInput { Interval = Quarter, Prices = Books.Prices, Trades = trades, Meters = meters });

    private static Trade Trade(string buyer, string seller, long quantityW, long price) =>
        new(new OrderKey(buyer, 0), new OrderKey(seller, 1), quantityW, price);

    private static MeteredEnergy Metered(string nodeId, long energyJ) => new(nodeId, energyJ, MeterQuality.Metered, MeterRefusal.None);

    private static SettlementLine Line(string account, SettlementKind kind, long energyJ, long price, long amount) =>
        new(Quarter.StartS, account, kind, energyJ, price, amount);
}
