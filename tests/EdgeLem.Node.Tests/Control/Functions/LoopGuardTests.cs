using EdgeLem.Contracts;
using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control.Functions;

/// <summary>What the guard's formulas predict, against loops that are simulated step by step.</summary>
public sealed class LoopGuardTests
{
    private static readonly double[] Voltages = [0.92, 0.98, 1.02, 1.08];
    private static readonly double[] Reactive = [0.44, 0, 0, -0.44];

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void Below_a_gain_of_1_a_static_curve_converges(double gain) => Assert.InRange(StaticSwing(gain), 0, 1e-6);

    [Theory]
    [InlineData(1.01)]
    [InlineData(1.1)]
    [InlineData(1.5)]
    public void Just_above_a_gain_of_1_a_static_curve_swings_for_ever_and_the_guard_refuses_it(double gain)
    {
        Assert.True(StaticSwing(gain) > 0.01, $"Swing {StaticSwing(gain)} pu.");

        SettingFault fault = Settings.All(Settings.Faults(Published(gain))).Single();
        Assert.Equal(RejectCode.LoopGainTooHigh, fault.Code);
        Assert.Equal("voltVarReactivePu", fault.Field);
        Assert.Contains("loop gain of " + gain.ToString("F3", System.Globalization.CultureInfo.InvariantCulture) + ", and below 1.0 is allowed", fault.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, false)]
    [InlineData(0.49, false)]
    [InlineData(0.51, true)]
    [InlineData(0.99, true)]
    public void A_gain_above_one_half_is_taken_with_a_warning(double gain, bool warns)
    {
        NodeSettings settings = Settings.Node(Published(gain), periodMs: 1000);

        Assert.Equal(0, Settings.Faults(Published(gain)).Count);
        Assert.Equal(gain, settings.Control.LoopGain, 9);
        Assert.Equal(warns, settings.Control.Warning.Contains("loop gain", StringComparison.Ordinal));
    }

    [Fact]
    public void A_period_longer_than_a_fifth_of_the_response_is_taken_with_a_warning()
    {
        Assert.Equal("", Settings.Node(Published(0.3), periodMs: 1000).Control.Warning);
        Assert.StartsWith("control period 1.1 s is longer than a fifth of the response time 5.0 s", Settings.Node(Published(0.3), periodMs: 1100).Control.Warning, StringComparison.Ordinal);
    }

    /// <summary>Published table of largest gains, filter without extra delay: OLRT 5 s and 10 s with dt 0.1, 1, 5 s; OLRT 1 s with dt 1 s.</summary>
    [Theory]
    [InlineData(5, 0.1, 43)]
    [InlineData(5, 1, 4.4)]
    [InlineData(5, 5, 1.2)]
    [InlineData(10, 0.1, 87)]
    [InlineData(10, 1, 8.7)]
    [InlineData(10, 5, 1.9)]
    [InlineData(1, 1, 1.2)]
    public void The_largest_gain_of_a_filter_is_the_published_one(double responseS, double periodS, double gain) =>
        Assert.Equal(gain, new LoopGuard(1, 1, periodS, responseS).LargestGainWithoutDelay, gain * 0.03);

    [Theory]
    [InlineData(5, 1)]
    [InlineData(5, 2)]
    [InlineData(1, 1)]
    public void The_filters_bounds_are_where_the_simulated_loop_turns(double responseS, double periodS)
    {
        var guard = new LoopGuard(1, 1, periodS, responseS);

        Assert.InRange(FilterSwing(responseS, periodS, 0, 0.98 * guard.LargestGainWithoutDelay), 0, 1e-6);
        Assert.True(FilterSwing(responseS, periodS, 0, 1.02 * guard.LargestGainWithoutDelay) > 1e-3);
        Assert.InRange(FilterSwing(responseS, periodS, 1, 0.98 * guard.LargestGainWithOneSample), 0, 1e-6);
        Assert.True(FilterSwing(responseS, periodS, 1, 1.02 * guard.LargestGainWithOneSample) > 1e-3);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_longest_dead_time_is_where_the_simulated_loop_turns(double gain)
    {
        const double StepS = 0.002;
        double longestS = new LoopGuard(gain, 1, 1, 5).LongestDeadTimeS;

        Assert.InRange(FilterSwing(5, StepS, (int)(0.95 * longestS / StepS), gain), 0, 1e-3);
        Assert.True(FilterSwing(5, StepS, (int)(1.05 * longestS / StepS), gain) > 0.01);
        Assert.Equal(double.MaxValue, new LoopGuard(1, 0.9, 1, 5).LongestDeadTimeS);
    }

    [Fact]
    public void Below_1_any_filter_and_delay_converges()
    {
        const int Seed = 17;
        var random = new Random(Seed);
        for (int trial = 0; trial < 60; trial++)
        {
            double responseS = 1 + (20 * random.NextDouble());
            double periodS = 0.5 + (5 * random.NextDouble());
            int delay = random.Next(12);
            Assert.True(FilterSwing(responseS, periodS, delay, 0.9) < 1e-3, $"Seed {Seed}, trial {trial}: response {responseS} s, period {periodS} s, delay {delay}.");
        }
    }

    [Fact]
    public void A_function_without_voltage_has_no_loop_gain() =>
        Assert.Equal(0, Settings.Faults(new ControlConfig { Profile = "ieee1547-2018-b", ReactiveMode = "constant-power-factor", FleetReactancePu = 90 }).Count);

    /// <summary>Category B has 0.44 over 0.06: X makes the gain.</summary>
    private static ControlConfig Published(double gain) => new() { Profile = "ieee1547-2018-b", FleetReactancePu = gain / (0.44 / 0.06) };

    /// <summary>q = f(v), v = 1.06 - X q, applied once per sample; largest step over the last 20 of 4000.</summary>
    private static double StaticSwing(double gain)
    {
        var curve = new VoltVarCurve(Voltages, Reactive);
        double q = 0;
        double swing = 0;
        for (int k = 0; k < 4000; k++)
        {
            double next = curve.AbsorbedAt(1.05 - (gain / curve.SteepestSlope * q));
            swing = k < 3980 ? 0 : Math.Max(swing, Math.Abs(next - q));
            q = next;
        }

        return swing;
    }

    /// <summary>The linear loop q' = (1 - alpha) q - alpha g q(delay), around its fixed point; largest value over the last tenth relative to the start.</summary>
    private static double FilterSwing(double responseS, double periodS, int delay, double gain)
    {
        double alpha = 1 - Math.Exp(-periodS * Math.Log(10) / responseS);
        int count = Math.Max(3000, (int)(400 * responseS / periodS));
        double[] q = new double[count];
        for (int k = 0; k < count; k++)
        {
            double held = k == 0 ? 1 : q[k - 1];
            double seen = k - 1 - delay < 0 ? 1 : q[k - 1 - delay];
            q[k] = Math.Clamp(held + (alpha * ((-gain * seen) - held)), -2, 2);
        }

        return q[^(count / 10)..].Max(Math.Abs);
    }
}
