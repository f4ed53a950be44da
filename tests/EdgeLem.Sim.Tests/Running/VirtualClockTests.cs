using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Tests.Running;

public sealed class VirtualClockTests
{
    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        var clock = new VirtualClock(1_781_773_200);

        clock.MoveTo(1_781_773_201_500);

        Assert.Equal(1_781_773_201_500, clock.NowMs);
        Assert.Equal(1_781_773_201, clock.NowS);

        // 1781773200 is 2026-06-18 09:00 UTC (date -u -d @1781773200).
        Assert.Equal(new DateTimeOffset(2026, 6, 18, 9, 0, 1, 500, TimeSpan.Zero), clock.GetUtcNow());
    }

    [Fact]
    public void It_does_not_run_backwards()
    {
        var clock = new VirtualClock(100);

        Assert.Throws<ArgumentOutOfRangeException>(() => clock.MoveTo(99_999));
        Assert.Equal(100_000, clock.NowMs);
    }
}
