using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control.Flexible;

public sealed class ChargeControlTests
{
    /// <summary>Room over 3 x 230 V in whole amperes; below 6 A nothing (IEC 61851-1), at most 16 A.</summary>
    [Theory]
    [InlineData(20_000, 16)]
    [InlineData(7000, 10)]
    [InlineData(4140, 6)]
    [InlineData(4139, 0)]
    [InlineData(0, 0)]
    [InlineData(-5000, 0)]
    public void The_current_is_what_the_import_limit_leaves(double roomW, double currentA)
    {
        var control = new ChargeControl(new ChargeLimits(3, 16));

        After(control, 0, roomW);
        After(control, 60_000, roomW);

        Assert.Equal(currentA, control.CurrentA);
        Assert.Equal(currentA * 690, control.PlannedW, 9);
    }

    [Fact]
    public void A_fall_acts_at_once_and_a_rise_waits_five_seconds()
    {
        var control = Charging();
        Assert.Equal(16, control.CurrentA);

        Assert.Equal(10, After(control, 62_000, 7000));
        Assert.Equal(10, After(control, 64_000, 20_000));
        Assert.Equal(10, After(control, 66_900, 20_000));
        Assert.Equal(16, After(control, 67_000, 20_000));
    }

    [Fact]
    public void After_a_pause_there_must_have_been_room_for_a_minute()
    {
        var control = Charging();
        Assert.Equal(0, After(control, 100_000, 1000));

        Assert.Equal(0, After(control, 110_000, 20_000));
        Assert.Equal(0, After(control, 160_000, 1000));
        Assert.Equal(0, After(control, 165_000, 20_000));
        Assert.Equal(0, After(control, 224_000, 20_000));
        Assert.Equal(16, After(control, 225_000, 20_000));
    }

    [Fact]
    public void Without_a_meter_it_pauses_and_over_a_stumble_it_goes_on()
    {
        var control = Charging();
        Assert.Equal(16, After(control, 62_000, double.NaN));

        control.Decide(new FlexibleSituation { NowMs = 64_000, MeterIsLost = true }, 1);
        Assert.Equal(0, control.CurrentA);
        Assert.Equal(0, control.PlannedW);
    }

    [Fact]
    public void A_clock_that_was_set_ends_no_pause()
    {
        var control = Charging();
        After(control, 100_000, 1000);
        After(control, 110_000, 20_000);

        control.Rebase(1_800_000_000_000);

        Assert.Equal(0, After(control, 1_800_000_000_000, 20_000));
        Assert.Equal(16, After(control, 1_800_000_060_000, 20_000));
    }

    [Fact]
    public void The_step_of_the_wallbox_is_kept()
    {
        var control = new ChargeControl(new ChargeLimits(1, 32));
        control.Decide(Situation(0, 2345), 0.1);
        control.Decide(Situation(60_000, 2345), 0.1);

        // 2345 / 230 = 10.196 A.
        Assert.Equal(10.1, control.CurrentA, 9);
    }

    private static ChargeControl Charging()
    {
        var control = new ChargeControl(new ChargeLimits(3, 16));
        After(control, 0, 20_000);
        After(control, 60_000, 20_000);
        return control;
    }

    private static double After(ChargeControl control, long nowMs, double roomW)
    {
        control.Decide(Situation(nowMs, roomW), 1);
        return control.CurrentA;
    }

    private static FlexibleSituation Situation(long nowMs, double roomW) => new() { NowMs = nowMs, BaseW = 17_000 - roomW, ImportLimitW = 17_000, VoltageV = 230 };
}
