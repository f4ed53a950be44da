using EdgeLem.Node.Control;
using EdgeLem.Node.Metering;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Tests.Polling;

/// <summary>When a device that failed is asked again: step tables of docs/bus.md, times in s.</summary>
public sealed class DeviceWatchTests
{
    [Fact]
    public void An_inverter_that_stays_silent_is_asked_after_5_5_30_60_120_240_and_then_every_300_seconds()
    {
        Assert.Equal([5, 5, 30, 60, 120, 240, 300, 300], Waits(new InverterWatch(), 8));
    }

    [Fact]
    public void A_meter_that_stays_silent_is_asked_after_2_2_and_then_every_30_seconds()
    {
        Assert.Equal([2, 2, 30, 30, 30], Waits(new MeterWatch(), 5));
    }

    [Fact]
    public void A_device_is_lost_with_its_third_failure_and_back_with_its_first_success()
    {
        var watch = new DeviceWatch(RetryPlan.ForOthers());

        Assert.Equal([false, false, true, false, true, false], new[] { false, false, false, false, true, true }.Select(ok => watch.Note(ok, 0)));
        Assert.Equal(long.MaxValue, watch.RetryAtMs);
    }

    [Fact]
    public void After_a_success_the_waits_begin_anew()
    {
        var watch = new InverterWatch();
        Waits(watch, 6);
        watch.Note(true, 0);

        Assert.Equal([5, 5, 30, 60], Waits(watch, 4));
    }

    [Fact]
    public void A_failing_meter_may_be_asked_in_every_cycle_until_it_is_lost_and_an_inverter_only_when_its_time_has_come()
    {
        var meter = new MeterWatch();
        var inverter = new InverterWatch();
        meter.Note(false, 0);
        inverter.Note(false, 0);

        Assert.Equal((true, false), (meter.MayAsk(1), inverter.MayAsk(1)));
        Assert.True(inverter.MayAsk(5000));
        meter.Note(false, 0);
        meter.Note(false, 0);
        Assert.False(meter.MayAsk(29_999));
        Assert.True(meter.MayAsk(30_000));
    }

    [Fact]
    public void After_the_clock_was_set_a_failing_device_may_be_asked_and_a_healthy_one_has_no_retry()
    {
        var failing = new InverterWatch();
        failing.Note(false, 1_900_000_000_000);
        failing.Rebase();
        var healthy = new InverterWatch();
        healthy.Rebase();

        Assert.True(failing.MayAsk(0));
        Assert.Equal(long.MaxValue, healthy.RetryAtMs);
    }

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(5, 4, 10)]
    [InlineData(5, 10, 9)]
    public void Waits_that_fall_are_refused(long soonMs, long lostMs, long longestMs)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPlan(soonMs, lostMs, longestMs, asksEveryCycle: false));
    }

    private static long[] Waits(DeviceWatch watch, int failures)
    {
        var waits = new long[failures];
        for (int i = 0; i < failures; i++)
        {
            watch.Note(false, 1000);
            waits[i] = (watch.RetryAtMs - 1000) / 1000;
        }

        return waits;
    }
}
