using System.Diagnostics;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Tests.Running;

public sealed class PaceTests
{
    private const long StartS = 1_781_773_200;
    private const long DecadeS = 315_360_000;

    [Fact]
    public void Without_a_speed_a_decade_passes_at_once()
    {
        long started = Stopwatch.GetTimestamp();

        new Pace(speed: null, StartS).WaitFor(StartS + DecadeS, CancellationToken.None);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_virtual_instant_does_not_come_before_its_time()
    {
        long started = Stopwatch.GetTimestamp();

        // 60 s at 3000 times: 20 ms. The timer of the wait counts whole milliseconds.
        new Pace(3000, StartS).WaitFor(StartS + 60, CancellationToken.None);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 19, 10_000);
    }

    [Fact]
    public void A_cancelled_wait_returns()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        long started = Stopwatch.GetTimestamp();

        new Pace(1, StartS).WaitFor(StartS + 3600, cancelled.Token);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 60);
    }
}
