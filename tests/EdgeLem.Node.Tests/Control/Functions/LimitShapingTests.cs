using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control.Functions;

/// <summary>Blend of a change and ramp of a limit.</summary>
public sealed class LimitShapingTests
{
    [Fact]
    public void A_blend_goes_from_the_old_output_to_the_new_target_in_a_straight_line()
    {
        var blend = new ModeBlend();
        blend.Begin(-0.2, 10);

        Assert.Equal([-0.2, 0.0, 0.2, 0.2], new[] { 5000L, 10_000, 15_000, 20_000 }.Select(ms => Math.Round(blend.Mix(ms, 0.2), 12)));
        Assert.False(blend.IsRunning);
    }

    [Fact]
    public void A_blend_of_no_length_is_none()
    {
        var blend = new ModeBlend();
        blend.Begin(-0.2, 0);

        Assert.False(blend.IsRunning);
        Assert.Equal(0.2, blend.Mix(0, 0.2));
    }

    [Fact]
    public void A_limit_falls_at_once_and_rises_along_the_ramp()
    {
        var ramp = new PowerRamp();
        Assert.Equal(0.1, ramp.Advance(0, 0.1, 0.1667));

        // AS/NZS 4777.2: 16.67 % a minute.
        Assert.Equal(0.2667, ramp.Advance(60_000, 1, 0.1667), 12);
        Assert.Equal(0.25, ramp.Advance(61_000, 0.25, 0.1667));
        Assert.Equal(0.9, ramp.Advance(3_600_000, 0.9, 0.1667));
    }

    [Fact]
    public void A_clock_that_was_set_or_runs_backward_lifts_no_limit()
    {
        var ramp = new PowerRamp();
        ramp.Advance(60_000, 0.1, 0.1);

        ramp.Rebase(1_800_000_000_000);
        Assert.Equal(0.1, ramp.Advance(1_800_000_000_000, 1, 0.1));
        Assert.Equal(0.1, ramp.Advance(0, 1, 0.1));
    }
}
