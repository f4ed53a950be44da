using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Hosting;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Linux.Tests.Hosting;

public sealed class NodeClockTests
{
    private readonly ManualTime _time = new();
    private bool _isSynchronised;

    [Fact]
    public void It_follows_the_machine_and_jumps_ahead_with_it()
    {
        NodeClock clock = Clock();
        long start = clock.NowMs();

        _time.Pass(1000);
        Assert.Equal(start + 1000, clock.NowMs());
        _time.Set(60_000);
        Assert.Equal(start + 61_000, clock.NowMs());
        Assert.False(clock.WentBack);
    }

    [Fact]
    public void A_large_step_back_is_told_and_never_shown()
    {
        NodeClock clock = Clock();
        long start = clock.NowMs();
        _time.Set(-3_600_000);

        Assert.True(clock.NowMs() >= start);
        Assert.True(clock.WentBack);
    }

    [Fact]
    public void Without_synchronisation_the_time_is_unknown_and_afterwards_kept_for_a_day()
    {
        NodeClock clock = Clock();
        Assert.Equal(TimeQuality.Unknown, clock.Quality());

        _isSynchronised = true;
        Assert.Equal(TimeQuality.Synchronised, clock.Quality());
        _isSynchronised = false;
        _time.Pass(86_399_000);
        Assert.Equal(TimeQuality.Holdover, clock.Quality());
        _time.Pass(2000);
        Assert.Equal(TimeQuality.Unknown, clock.Quality());
    }

    [Fact]
    public void A_trusted_clock_is_never_unknown() => Assert.Equal(TimeQuality.Holdover, Clock(ClockSource.Trusted).Quality());

    [Fact]
    public void The_kernel_answers()
    {
        NodeClock clock = NodeClock.OfMachine(_time, ClockSource.Synchronised);

        Assert.Contains(clock.Quality(), new[] { TimeQuality.Unknown, TimeQuality.Synchronised });
    }

    private NodeClock Clock(ClockSource source = ClockSource.Synchronised) => new(_time, source, () => _isSynchronised);

    /// <summary>A machine whose clock can be set apart from the time that passes.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private long _passedMs;
        private long _offsetMs;

        public override long TimestampFrequency => 1000;

        public void Pass(long ms) => _passedMs += ms;

        public void Set(long byMs) => _offsetMs += byMs;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddMilliseconds(1_800_000_000_000 + _passedMs + _offsetMs);

        public override long GetTimestamp() => _passedMs;
    }
}
