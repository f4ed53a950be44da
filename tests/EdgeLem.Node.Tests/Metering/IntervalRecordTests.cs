using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Tests.Metering;

public sealed class IntervalRecordTests
{
    [Fact]
    public void Samples_count_for_the_time_until_the_next_one()
    {
        var record = new IntervalRecord();
        record.Restart(0, 100_000);

        record.Sample(0, 1000);
        record.Sample(25_000, 2000);

        // 25 s at 1000 W and 75 s at 2000 W.
        Assert.Equal(1750, record.CloseMeanW(double.NaN), 9);
    }

    [Fact]
    public void The_last_sample_goes_on_into_the_next_interval()
    {
        var record = new IntervalRecord();
        record.Restart(0, 100_000);
        record.Sample(50_000, 1000);
        record.CloseMeanW(double.NaN);

        record.Restart(100_000, 100_000);
        record.Sample(150_000, 3000);

        Assert.Equal(1000, record.RunningMeanW, 9);
        Assert.Equal(0.5, record.Coverage, 9);
        Assert.Equal(2000, record.CloseMeanW(double.NaN), 9);
    }

    [Fact]
    public void Counters_speak_for_a_long_interval_and_samples_for_a_short_one()
    {
        var record = new IntervalRecord();
        record.Restart(0, 900_000);
        record.Sample(0, 9999);

        // 250 Wh in a quarter of an hour is 1 kW.
        Assert.Equal(1000, record.CloseMeanW(250), 9);

        record.Restart(900_000, 60_000);
        record.Sample(900_000, 600);

        Assert.Equal(600, record.CloseMeanW(1), 9);
    }

    [Fact]
    public void Less_than_half_an_interval_is_not_a_mean()
    {
        var record = new IntervalRecord();
        record.Restart(0, 100_000);

        record.Sample(51_000, 1000);

        Assert.True(double.IsNaN(record.CloseMeanW(double.NaN)));
    }

    [Fact]
    public void A_sample_is_not_held_longer_than_five_minutes()
    {
        var record = new IntervalRecord();
        record.Restart(0, 900_000);

        record.Sample(0, 1000);
        record.Sample(890_000, 2000);

        Assert.Equal(300.0 / 900, record.Coverage, 9);
        Assert.Equal(1000, record.RunningMeanW, 9);
    }
}
