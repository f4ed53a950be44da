using EdgeLem.Sim.Plant;

namespace EdgeLem.Sim.Tests.Plant;

public sealed class SpreadTests
{
    [Fact]
    public void The_default_has_no_value() => Assert.False(default(Spread).HasValue);

    [Fact]
    public void The_first_value_is_all_three() => Assert.Equal(new Spread(1.02, 1.02, 1.02, true), default(Spread).With(1.02, 0, 60));

    [Fact]
    public void The_mean_weighs_by_time()
    {
        // 230 V for 2 s, 236 V for 4 s, 220 V for 2 s: (460 + 944 + 440) / 8 = 230.5 V.
        Spread spread = default(Spread).With(230, 0, 2).With(236, 2, 4).With(220, 6, 2);

        Assert.Equal(220, spread.Min);
        Assert.Equal(230.5, spread.Mean, 1e-12);
        Assert.Equal(236, spread.Max);
    }
}
