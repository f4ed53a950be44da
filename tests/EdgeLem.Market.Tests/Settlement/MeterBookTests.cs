using EdgeLem.Market.Settlement;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Market.Tests.Settlement;

public sealed class MeterBookTests
{
    private const string Node = "house-1";

    /// <summary>Rated 10 kW over 900 s: 2,500 Wh, with 25 % margin 3,125 Wh, with the allowance 3,145 Wh.</summary>
    private const long RatedW = 10_000;

    [Fact]
    public void The_first_reading_is_only_the_base_and_the_second_settles_the_counter_difference()
    {
        MeterBook book = NewBook();

        MeteredEnergy first = Close(book, 1, (5_000, 100), tradedJ: 42);
        MeteredEnergy second = Close(book, 2, (5_300, 150), tradedJ: 42);

        Assert.Equal(new MeteredEnergy(Node, 42, MeterQuality.Estimated, MeterRefusal.FirstReading), first);
        Assert.Equal(new MeteredEnergy(Node, (300 - 50) * 3600, MeterQuality.Metered, MeterRefusal.None), second); // 250 Wh net
    }

    [Fact]
    public void The_first_reading_after_a_gap_settles_exactly_the_gap()
    {
        // Base 0. Two missing intervals settle 360,000 J of trades each. Counter then shows 500 Wh = 1,800,000 J: 1,080,000 J are left to settle.
        MeterBook book = BookWithBase();
        Close(book, 2, null, 360_000);
        Close(book, 3, null, 360_000);

        Assert.Equal(1_080_000, Close(book, 4, (500, 0), 1).EnergyJ);
        Assert.Equal(3_600, Close(book, 5, (501, 0), 1).EnergyJ); // nothing of the gap is left
    }

    [Fact]
    public void A_reading_ahead_of_the_interval_is_dropped_and_its_energy_comes_with_the_next()
    {
        MeterBook book = BookWithBase();
        MarketInterval interval = Interval(2);

        MeteredEnergy outOfTime = book.Close(Node, interval, [new MeterReading(interval.EndS + 900, 70, 0)], 0).Energy;

        Assert.Equal((MeterRefusal.OutOfTime, 0), (outOfTime.Refusal, outOfTime.EnergyJ));
        Assert.Equal(100 * 3600, Close(book, 3, (100, 0), 0).EnergyJ);
    }

    [Theory]
    [InlineData(999, 500)]
    [InlineData(1000, 499)]
    [InlineData(0, 0)]
    [InlineData(-1, 500)]
    [InlineData(long.MinValue, long.MinValue)]
    public void Counters_that_went_back_are_refused_and_settled_on_the_trades(long importWh, long exportWh)
    {
        MeterBook book = BookWithBase(1000, 500);

        Assert.Equal(new MeteredEnergy(Node, 77, MeterQuality.Estimated, MeterRefusal.CounterWentBack), Close(book, 2, (importWh, exportWh), 77));
    }

    [Theory]
    [InlineData(3_145, 0, MeterRefusal.None)]
    [InlineData(3_146, 0, MeterRefusal.Implausible)]
    [InlineData(0, 3_145, MeterRefusal.None)]
    [InlineData(0, 3_146, MeterRefusal.Implausible)]
    [InlineData(long.MaxValue, long.MaxValue, MeterRefusal.Implausible)]
    public void A_jump_beyond_what_the_connection_carries_is_refused(long importWh, long exportWh, MeterRefusal expected) =>
        Assert.Equal(expected, Close(BookWithBase(), 2, (importWh, exportWh), 0).Refusal);

    [Fact]
    public void A_refused_jump_is_accepted_once_enough_time_has_passed_for_it()
    {
        MeterBook book = BookWithBase();

        Assert.Equal(MeterRefusal.Implausible, Close(book, 2, (5_000, 0), 0).Refusal);
        Assert.Equal(5_000 * 3600, Close(book, 3, (5_000, 0), 0).EnergyJ); // 1,800 s allow 6,270 Wh
    }

    [Fact]
    public void A_first_reading_with_a_negative_counter_is_no_base() =>
        Assert.Equal(MeterRefusal.CounterWentBack, Close(NewBook(), 1, (-5, 0), 0).Refusal);

    [Fact]
    public void After_a_meter_exchange_the_next_reading_is_a_first_reading()
    {
        MeterBook book = BookWithBase(90_000, 0);
        Close(book, 2, (3, 0), 1_000);
        book.ReplaceMeter(Node);

        Assert.Equal(MeterRefusal.FirstReading, Close(book, 3, (5, 0), 0).Refusal);
        Assert.Equal(2 * 3600, Close(book, 4, (7, 0), 0).EnergyJ);
    }

    [Fact]
    public void An_interval_is_closed_once_and_in_order()
    {
        MeterBook book = BookWithBase();

        Assert.Throws<InvalidOperationException>(() => Close(book, 1, null, 0));
    }

    [Fact]
    public void An_unknown_node_is_a_programming_error() => Assert.Throws<InvalidOperationException>(() => new MeterBook().Close("x", Interval(1), [], 0));

    [Fact]
    public void Whatever_readings_fail_the_settled_energy_equals_the_counter_difference() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            Random random = new(seed);
            MeterBook book = BookWithBase();
            MeterReading truth = new(Interval(1).EndS, 0, 0);
            MeterReading previous = truth;
            long settledJ = 0;
            for (int i = 2; i <= 40; i++)
            {
                previous = random.Next(2) == 0 ? previous : truth;
                truth = new MeterReading(Interval(i).EndS, truth.ImportWh + random.Next(0, 2_000), truth.ExportWh + random.Next(0, 2_000));
                long tradedJ = random.NextInt64(-9_000_000, 9_000_000);
                MeteredEnergy energy = book.Close(Node, Interval(i), Spoil(random, truth, previous) is { } spoilt ? [spoilt] : [], tradedJ).Energy;
                settledJ += energy.EnergyJ;
                bool isExact = settledJ == ((truth.ImportWh - truth.ExportWh) * 3600);
                if (energy.Quality == MeterQuality.Metered && !isExact)
                {
                    return false;
                }
            }

            settledJ += Close(book, 41, (truth.ImportWh, truth.ExportWh), 123).EnergyJ;
            return settledJ == (truth.ImportWh - truth.ExportWh) * 3600;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    /// <summary>What arrives instead of the true reading: it, nothing, an older one, one of the wrong time, a reset or a jump.</summary>
    private static MeterReading? Spoil(Random random, MeterReading truth, MeterReading previous) => random.Next(8) switch
    {
        0 or 1 or 2 => truth,
        3 => null,
        4 => previous,
        5 => truth with { TimeS = truth.TimeS + 1 },
        6 => truth with { ImportWh = -1, TimeS = truth.TimeS - random.Next(0, 2) },
        _ => truth with { ExportWh = truth.ExportWh + 1_000_000 },
    };

    private static MeterBook NewBook()
    {
        MeterBook book = new();
        book.Register(Node, RatedW);
        return book;
    }

    private static MeterBook BookWithBase(long importWh = 0, long exportWh = 0)
    {
        MeterBook book = NewBook();
        Close(book, 1, (importWh, exportWh), 0);
        return book;
    }

    private static MarketInterval Interval(int number) => new(number * 900L, 900);

    private static MeteredEnergy Close(MeterBook book, int number, (long ImportWh, long ExportWh)? counters, long tradedJ)
    {
        MarketInterval interval = Interval(number);
        MeterReading? reading = counters is { } c ? new MeterReading(interval.EndS, c.ImportWh, c.ExportWh) : null;
        return book.Close(Node, interval, reading is { } own ? [own] : [], tradedJ).Energy;
    }
}
