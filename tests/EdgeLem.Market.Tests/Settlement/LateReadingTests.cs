using EdgeLem.Market.Settlement;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Market.Tests.Settlement;

/// <summary>Readings that come after their interval was settled. The node is rated 10 kW; an interval has 900 s; 1 Wh is 3,600 J.</summary>
public sealed class LateReadingTests
{
    private const string Node = "house-1";

    [Fact]
    public void A_late_reading_corrects_the_estimates_of_the_intervals_up_to_it_and_no_others()
    {
        // Base 0 at the end of 1. Intervals 2 and 3 are settled on 100 Wh traded each. 250 Wh at the end of 2 come with 4: 250 - 100 = 150 Wh more.
        MeterBook book = BookWithBase();
        Close(book, 2, 100);
        Close(book, 3, 100);

        MeterClosing closing = Close(book, 4, 7, (2, 250));

        Assert.Equal(new MeteredEnergy(Node, (150 + 7) * 3600, MeterQuality.Estimated, MeterRefusal.NoReading), closing.Energy);
        Assert.Equal(new LateReading(Node, At(2, 250), MeterRefusal.None, 150 * 3600), Assert.Single(closing.Late));

        // At the end of 5 the counter shows 600 Wh: 350 since the late reading, of which 100 + 7 are settled.
        Assert.Equal((350 - 107) * 3600, Close(book, 5, 0, (5, 600)).Energy.EnergyJ);
    }

    [Fact]
    public void Late_readings_and_the_interval_s_own_are_used_in_order_of_time_whatever_their_order()
    {
        MeterBook book = BookWithBase();
        Close(book, 2, 100);
        Close(book, 3, 100);

        MeterClosing closing = Close(book, 4, 7, (4, 900), (3, 500), (2, 250));

        Assert.Equal([150L * 3600, 150L * 3600], closing.Late.Select(late => late.EnergyJ));
        Assert.Equal(new MeteredEnergy(Node, 700 * 3600, MeterQuality.Metered, MeterRefusal.None), closing.Energy);
    }

    [Fact]
    public void A_late_reading_that_is_older_than_a_used_one_brings_nothing()
    {
        MeterBook book = BookWithBase();
        Close(book, 2, 100);
        Close(book, 3, 0, (3, 500));

        MeterClosing closing = Close(book, 4, 0, (2, 250), (4, 600));

        Assert.Equal(MeterRefusal.OutOfTime, Assert.Single(closing.Late).Refusal);
        Assert.Equal(100 * 3600, closing.Energy.EnergyJ);
    }

    [Fact]
    public void A_first_reading_that_comes_late_takes_back_the_estimates_after_it_and_leaves_those_before()
    {
        MeterBook book = NewBook();
        Close(book, 1, 10);
        Close(book, 2, 20);
        Close(book, 3, 40);

        // Base 1,000 Wh at the end of 2; 1,300 Wh at the end of 4: 300 Wh since the base, 40 of them settled.
        MeterClosing closing = Close(book, 4, 0, (2, 1_000), (4, 1_300));

        Assert.Equal(MeterRefusal.FirstReading, closing.Late[0].Refusal);
        Assert.Equal(260 * 3600, closing.Energy.EnergyJ);
    }

    [Fact]
    public void Three_readings_that_follow_each_other_after_a_fall_are_a_new_meter_whose_energy_counts_from_the_first()
    {
        MeterBook book = BookWithBase(50_000);
        Assert.Equal(MeterRefusal.CounterWentBack, Close(book, 2, 5, (2, 10)).Energy.Refusal);
        Assert.Equal(MeterRefusal.CounterWentBack, Close(book, 3, 6, (3, 110)).Energy.Refusal);

        MeterClosing third = Close(book, 4, 7, (4, 230));

        // 220 Wh by the new meter, 6 of them settled on the trades of interval 3; the 5 of interval 2, when the meters changed, stand.
        Assert.Equal(new MeteredEnergy(Node, 214 * 3600, MeterQuality.Metered, MeterRefusal.MeterExchanged), third.Energy);
        Assert.Equal(70 * 3600, Close(book, 5, 0, (5, 300)).Energy.EnergyJ);
    }

    [Fact]
    public void Low_readings_that_do_not_follow_each_other_are_no_new_meter()
    {
        MeterBook book = BookWithBase(50_000);
        foreach (int i in Enumerable.Range(2, 20))
        {
            Assert.Equal(MeterRefusal.CounterWentBack, Close(book, i, 0, (i, i % 2 == 0 ? 40_000 : 3)).Energy.Refusal);
        }

        Assert.Equal(900 * 3600, Close(book, 22, 0, (22, 50_900)).Energy.EnergyJ);
    }

    [Fact]
    public void A_meter_that_lies_long_enough_to_look_exchanged_and_then_tells_the_truth_is_settled_exactly()
    {
        MeterBook book = BookWithBase(50_000);
        long settledJ = 0;
        foreach (int i in Enumerable.Range(2, 10))
        {
            settledJ += Close(book, i, 3, (i, 0)).Energy.EnergyJ;
        }

        MeterClosing truth = Close(book, 12, 0, (12, 52_000));
        settledJ += truth.Energy.EnergyJ;

        Assert.Equal(MeterRefusal.MeterReturned, truth.Energy.Refusal);
        Assert.Equal(2_000 * 3600, settledJ);
    }

    [Fact]
    public void Whatever_is_late_lost_doubled_or_reordered_the_settled_energy_equals_the_counters() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            Random random = new(seed);
            MeterBook book = BookWithBase();
            List<MeterReading> onTheWay = [];
            (long wh, long settledJ, MeterReading newest) = (0, 0, At(1, 0));
            Dictionary<int, long> estimates = [];
            for (int i = 2; i <= 60; i++)
            {
                wh += random.Next(0, 2_000);
                if (random.Next(4) > 0)
                {
                    onTheWay.Add(At(i, wh));
                }

                MeterReading[] arrived = [.. onTheWay.Where(_ => random.Next(3) == 0)];
                onTheWay.RemoveAll(reading => arrived.Contains(reading) && random.Next(5) > 0);
                random.Shuffle(arrived);
                long traded = random.Next(-2_000, 2_000);
                MeterClosing closing = Close(book, i, traded, [.. arrived.Select(reading => ((int)(reading.TimeS / 900), reading.ImportWh))]);
                settledJ += closing.Energy.EnergyJ;
                newest = arrived.Append(newest).MaxBy(reading => reading.TimeS);
                if (newest.TimeS != i * 900)
                {
                    estimates[i] = traded;
                }

                // The law of the book: settled = newest reading used + estimates of the intervals that end after it.
                long openWh = estimates.Where(estimate => estimate.Key * 900 > newest.TimeS).Sum(estimate => estimate.Value);
                if (settledJ != (newest.ImportWh + openWh) * 3600)
                {
                    return false;
                }
            }

            settledJ += Close(book, 61, 0, (61, wh)).Energy.EnergyJ;
            return settledJ == wh * 3600;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static MeterBook NewBook()
    {
        MeterBook book = new();
        book.Register(Node, 10_000);
        return book;
    }

    private static MeterBook BookWithBase(long importWh = 0)
    {
        MeterBook book = NewBook();
        Close(book, 1, 0, (1, importWh));
        return book;
    }

    private static MeterReading At(int interval, long importWh) => new(interval * 900L, importWh, 0);

    private static MeterClosing Close(MeterBook book, int number, long tradedWh, params (int Interval, long ImportWh)[] readings) =>
        book.Close(Node, new MarketInterval((number - 1) * 900L, 900), [.. readings.Select(reading => At(reading.Interval, reading.ImportWh))], tradedWh * 3600);
}
