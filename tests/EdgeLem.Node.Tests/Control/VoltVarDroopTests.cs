using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control;

public sealed class VoltVarDroopTests
{
    private const double FullLimit = 0.44;

    private static VoltVarCurve CategoryB => new([0.92, 0.98, 1.02, 1.08], [0.44, 0, 0, -0.44]);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(90)]
    public void After_the_open_loop_response_time_90_percent_of_a_step_is_done(int responseS)
    {
        var droop = new VoltVarDroop(CategoryB, responseS);

        droop.Sample(0, 1.08, FullLimit);
        droop.Sample(responseS * 1000L, 1.08, FullLimit);

        // The definition of the open-loop response time, IEEE 1547-2018 clause 3.1.
        Assert.Equal(0.9 * 0.44, droop.ReactivePu, 12);
    }

    [Fact]
    public void One_long_step_equals_sixty_short_ones_under_the_same_voltage()
    {
        var once = new VoltVarDroop(CategoryB, 90);
        var often = new VoltVarDroop(CategoryB, 90);

        once.Sample(0, 1.06, FullLimit);
        once.Sample(60_000, 1.06, FullLimit);
        for (int second = 0; second <= 60; second++)
        {
            often.Sample(second * 1000L, 1.06, FullLimit);
        }

        Assert.Equal(once.ReactivePu, often.ReactivePu, 12);
    }

    [Fact]
    public void Any_splitting_of_a_held_input_gives_the_same_output()
    {
        var random = new Random(20261120);
        for (int trial = 0; trial < 200; trial++)
        {
            double voltagePu = 0.85 + (0.3 * random.NextDouble());
            long lengthMs = 1 + random.Next(120_000);
            long splitMs = random.Next((int)lengthMs);
            var whole = new VoltVarDroop(CategoryB, 10);
            var split = new VoltVarDroop(CategoryB, 10);

            whole.Sample(0, voltagePu, FullLimit);
            whole.Advance(lengthMs);
            split.Sample(0, voltagePu, FullLimit);
            split.Advance(splitMs);
            split.Advance(lengthMs);

            Assert.Equal(whole.ReactivePu, split.ReactivePu, 12);
        }
    }

    [Fact]
    public void A_sample_acts_from_its_instant_on_and_not_before()
    {
        var droop = new VoltVarDroop(CategoryB, 5);

        droop.Sample(0, 1.0, FullLimit);
        droop.Sample(60_000, 1.08, FullLimit);

        Assert.Equal(0, droop.ReactivePu);
        Assert.Equal(0.44, droop.TargetPu, 12);
    }

    [Fact]
    public void The_target_stays_within_the_capability_and_a_negative_capability_means_none()
    {
        var droop = new VoltVarDroop(CategoryB, 5);

        droop.Sample(0, 1.08, 0.11);
        Assert.Equal(0.11, droop.TargetPu);
        droop.Sample(1, 0.92, 0.11);
        Assert.Equal(-0.11, droop.TargetPu);
        droop.Sample(2, 0.92, -1);
        Assert.Equal(0, droop.TargetPu, 12);
    }

    [Fact]
    public void A_time_that_runs_backward_leaves_the_output_as_it_is()
    {
        var droop = new VoltVarDroop(CategoryB, 5);
        droop.Sample(10_000, 1.08, FullLimit);
        droop.Advance(12_000);
        double before = droop.ReactivePu;

        droop.Advance(11_000);

        Assert.Equal(before, droop.ReactivePu);
    }

    [Fact]
    public void Another_curve_is_no_step()
    {
        var droop = new VoltVarDroop(CategoryB, 5);
        droop.Sample(0, 1.08, FullLimit);
        droop.Advance(60_000);
        double before = droop.ReactivePu;

        droop.Change(new VoltVarCurve([0.9, 1.0, 1.0, 1.1], [0.25, 0, 0, -0.25]), 10);
        droop.Sample(60_000, 1.08, FullLimit);

        Assert.Equal(before, droop.ReactivePu);
        Assert.Equal(0.2, droop.TargetPu, 12);
    }

    /// <summary>First-order filter with one sample of delay: alpha g below 1, alpha = 1 - 10^(-period / response).</summary>
    [Theory]
    [InlineData(5, 0.1, 22.2186)]
    [InlineData(5, 1, 2.7097)]
    [InlineData(5, 5, 1.1111)]
    [InlineData(10, 1, 4.8621)]
    [InlineData(1, 1, 1.1111)]
    public void The_largest_stable_gain_is_one_over_alpha(double responseS, double periodS, double gain) =>
        Assert.Equal(gain, new VoltVarDroop(CategoryB, responseS).LargestStableGain(periodS), 4);

    [Theory]
    [InlineData(5, 1)]
    [InlineData(5, 2)]
    [InlineData(1, 60)]
    public void A_loop_settles_below_the_bound_and_swings_above_it(int responseS, int periodS)
    {
        double bound = new VoltVarDroop(CategoryB, responseS).LargestStableGain(periodS);

        Assert.InRange(LastSwing(responseS, periodS, 0.95 * bound), 0, 1e-6);
        Assert.True(LastSwing(responseS, periodS, 1.05 * bound) > 0.01);
    }

    [Fact]
    public void Without_a_filter_the_bound_is_a_loop_gain_of_1()
    {
        // A period far above the response time is the static curve applied once per sample: g < 1.
        Assert.Equal(1, new VoltVarDroop(CategoryB, 1).LargestStableGain(60), 9);
    }

    /// <summary>Largest distance from the fixed point over the last 50 samples of a loop with voltage v = 1.06 - X q.</summary>
    private static double LastSwing(int responseS, int periodS, double gain)
    {
        VoltVarCurve curve = CategoryB;
        double reactance = gain / curve.SteepestSlope;

        // Fixed point on the segment above 1.02 pu: q = m (v - 1.02) and v = 1.06 - X q.
        double fixedPoint = curve.SteepestSlope * 0.04 / (1 + gain);
        var droop = new VoltVarDroop(curve, responseS);
        double swing = 0;
        for (int k = 0; k < 2000; k++)
        {
            droop.Sample(k * periodS * 1000L, 1.06 - (reactance * droop.ReactivePu), FullLimit);
            swing = k < 1950 ? 0 : Math.Max(swing, Math.Abs(droop.ReactivePu - fixedPoint));
        }

        return swing;
    }
}
