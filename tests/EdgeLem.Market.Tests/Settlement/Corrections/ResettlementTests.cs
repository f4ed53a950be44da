using System.Collections.Immutable;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Corrections;
using EdgeLem.Market.Settlement.Imbalance;

namespace EdgeLem.Market.Tests.Settlement.Corrections;

public sealed class ResettlementTests
{
    [Fact]
    public void A_correction_is_the_difference_between_settling_with_the_late_readings_and_without() => SettlementCases.Hold((input, random) =>
    {
        LateReading[] late = Late(input, random);
        Correction correction = Resettlement.Of(input, late);
        SettlementResult without = IntervalSettlement.Settle(input);
        SettlementResult with = IntervalSettlement.Settle(input with { Meters = WithLate(input, late) });
        return Accounts(without, with).All(account => Sum(with.Lines, account) == (Sum(without.Lines, account).EnergyJ + Sum(correction.Lines, account).EnergyJ,
            Sum(without.Lines, account).AmountMicroEur + Sum(correction.Lines, account).AmountMicroEur));
    });

    [Fact]
    public void A_correction_sums_to_zero_micro_euro_and_zero_joule_and_refers_to_the_interval_that_it_corrects() => SettlementCases.Hold((input, random) =>
    {
        ImmutableArray<SettlementLine> lines = Resettlement.Of(input, Late(input, random)).Lines;
        return lines.Sum(line => line.AmountMicroEur) == 0 && lines.Sum(line => line.EnergyJ) == 0
            && lines.All(line => line.Kind == SettlementKind.Correction && line.IntervalStartS == input.Interval.StartS && (line.EnergyJ, line.AmountMicroEur) != (0, 0));
    });

    [Fact]
    public void Corrections_add_up_whatever_the_sequence_in_which_readings_come() => SettlementCases.Hold((input, random) =>
    {
        LateReading[] late = Late(input, random);
        Correction first = Resettlement.Of(input, late.Take(1));
        Correction second = Resettlement.Of(input with { Meters = WithLate(input, [.. late.Take(1)]) }, late.Skip(1));
        Correction atOnce = Resettlement.Of(input, late);
        return Accounts(first.Before, atOnce.After).All(account => Sum([.. first.Lines, .. second.Lines], account) == Sum(atOnce.Lines, account));
    });

    [Fact]
    public void A_late_reading_moves_money_at_the_prices_of_its_own_interval()
    {
        // The estimate stood for 0.25 kWh of trade; 0.35 kWh were taken: 0.1 kWh more at the retail price, 300,000.
        SettlementInput settled = new()
        {
            Interval = new MarketInterval(1_800, 900), Prices = Books.Prices, Trades = [], Meters = [new MeteredEnergy("a", 900_000, MeterQuality.Estimated, MeterRefusal.NoReading)],
        };

        Correction correction = Resettlement.Of(settled, [new LateReading("a", new MeterReading(2_700, 100, 0), MeterRefusal.None, 360_000)]);

        Assert.Equal(
            [
                new SettlementLine(1_800, "a", SettlementKind.Correction, 360_000, 300_000, -30_000),
                new SettlementLine(1_800, "retailer", SettlementKind.Correction, -360_000, 300_000, 30_000),
            ],
            correction.Lines.AsEnumerable());
        Assert.Equal(360_000, correction.EnergyJ("a"));
    }

    [Fact]
    public void Under_a_single_price_a_late_reading_that_turns_the_feeder_changes_everybodys_price()
    {
        // Settled: b 1 kWh long, the feeder long, so b got 80,000. a's reading: 2 kWh short, the feeder short: one price of 300,000 for both.
        SettlementInput settled = new()
        {
            Interval = new MarketInterval(0, 900), Prices = Books.Prices, Trades = [], Imbalance = new SinglePriceImbalance(),
            Meters = [new MeteredEnergy("a", 0, MeterQuality.Estimated, MeterRefusal.NoReading), new MeteredEnergy("b", -3_600_000, MeterQuality.Metered, MeterRefusal.None)],
        };

        Correction correction = Resettlement.Of(settled, [new LateReading("a", new MeterReading(900, 2_000, 0), MeterRefusal.None, 7_200_000)]);

        Assert.Equal((7_200_000, -600_000), Sum(correction.Lines, "a"));
        Assert.Equal((0, 220_000), Sum(correction.Lines, "b"));
        Assert.Equal((-7_200_000, 380_000), Sum(correction.Lines, "retailer"));
    }

    [Fact]
    public void A_reading_that_brings_nothing_gives_no_lines() => SettlementCases.Hold((input, _) =>
        Resettlement.Of(input, [new LateReading("n0", new MeterReading(900, 0, 0), MeterRefusal.None, 0)]).Lines.IsEmpty);

    private static LateReading[] Late(SettlementInput input, Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(number => new LateReading(
            number == 0 || input.Meters.IsEmpty ? "late-one" : input.Meters[random.Next(input.Meters.Length)].NodeId, new MeterReading(input.Interval.EndS, 0, 0), MeterRefusal.None, random.NextInt64(-9_000_000, 9_000_000)))];

    private static ImmutableArray<MeteredEnergy> WithLate(SettlementInput input, LateReading[] late)
    {
        Dictionary<string, long> energies = input.Meters.ToDictionary(meter => meter.NodeId, meter => meter.EnergyJ);
        IReadOnlyDictionary<string, long> traded = TradedEnergy.PerNode(input.Trades, input.Interval);
        foreach (LateReading reading in late)
        {
            energies[reading.NodeId] = energies.GetValueOrDefault(reading.NodeId, traded.GetValueOrDefault(reading.NodeId)) + reading.EnergyJ;
        }

        return [.. energies.Select(energy => new MeteredEnergy(energy.Key, energy.Value, MeterQuality.Metered, MeterRefusal.None))];
    }

    private static IEnumerable<string> Accounts(params SettlementResult[] results) => results.SelectMany(result => result.Lines).Select(line => line.Account).Distinct();

    private static (long EnergyJ, long AmountMicroEur) Sum(ImmutableArray<SettlementLine> lines, string account)
    {
        IEnumerable<SettlementLine> own = lines.Where(line => line.Account == account);
        return (own.Sum(line => line.EnergyJ), own.Sum(line => line.AmountMicroEur));
    }
}
