using EdgeLem.Sim.Reporting.Charts;

namespace EdgeLem.Sim.Tests.Reporting;

public sealed class TickTests
{
    // Worked by hand: the raw step is the range over the count; the step is the next of 1, 2, 2.5, 5 times a power of ten.
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.9, 1.1, 8, "0.900 0.925 0.950 0.975 1.000 1.025 1.050 1.075 1.100")]
    [InlineData(-73, 41, 5, "−75 −50 −25 0 25 50")]
    [InlineData(0, 0.3, 3, "0.0 0.1 0.2 0.3")]
    [InlineData(1200, 98_000, 4, "0 25000 50000 75000 100000")]
    [InlineData(0, 0, 4, "0.00 0.25 0.50 0.75 1.00")]
    [InlineData(5, 5, 2, "4.5 5.0 5.5")]
    public void Ticks_stand_at_round_numbers_that_enclose_the_range(double low, double high, int maxSteps, string expected)
    {
        var ticks = NiceTicks.Enclosing(low, high, maxSteps);
        Assert.Equal(expected, string.Join(' ', ticks.Select(tick => tick.Label)));
    }

    [Fact]
    public void Any_range_is_enclosed_by_few_equal_steps()
    {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++)
        {
            double low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 9));
            double high = low + (random.NextDouble() * Math.Pow(10, random.Next(-3, 9))) + 1e-6;
            int maxSteps = random.Next(1, 12);
            var values = NiceTicks.Enclosing(low, high, maxSteps).Select(tick => tick.Value).ToList();
            double tolerance = (high - low) * 1e-6;
            Assert.True(values[0] <= low + tolerance && values[^1] >= high - tolerance, $"{low} to {high} in {maxSteps} steps: {values[0]} to {values[^1]}");
            Assert.InRange(values.Count, 2, maxSteps + 3);
        }
    }

    [Fact]
    public void A_range_that_is_not_finite_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NiceTicks.Enclosing(double.NaN, 1, 5));

    // 1782000000 is 2026-06-21 00:00 UTC.
    [Theory]
    [InlineData(1_782_000_000, 1_782_086_400, 12, "00:00 02:00 04:00 06:00 08:00 10:00 12:00 14:00 16:00 18:00 20:00 22:00 00:00")]
    [InlineData(1_782_079_200, 1_782_093_600, 4, "22:00 23:00 22 Jun 01:00 02:00")]
    [InlineData(1_782_000_100, 1_782_000_160, 4, "00:01:45 00:02:00 00:02:15 00:02:30")]
    [InlineData(1_782_000_000, 1_782_604_800, 7, "21 Jun 22 Jun 23 Jun 24 Jun 25 Jun 26 Jun 27 Jun 28 Jun")]
    public void Time_ticks_stand_at_round_times_of_the_day(long startS, long endS, int maxSteps, string expected) =>
        Assert.Equal(expected, string.Join(' ', TimeTicks.Within(startS, endS, maxSteps).Select(tick => tick.Label)));
}
