using EdgeLem.Node.Hosting;

namespace EdgeLem.Node.Tests.Hosting;

public sealed class SteadyClockTests
{
    private const long StartMs = 1_800_000_000_000;

    private readonly SteadyClock _clock = new();
    private long _passedMs = 77;
    private long _offsetMs = StartMs - 77;

    [Fact]
    public void It_follows_a_clock_and_jumps_ahead_with_it()
    {
        Assert.Equal(StartMs, Now());

        _passedMs += 1000;
        Assert.Equal(StartMs + 1000, Now());
        _offsetMs += 60_000;
        Assert.Equal(StartMs + 61_000, Now());
        Assert.False(_clock.WentBack);
    }

    /// <summary>The clock goes back by 2 s: half speed for 4 s evens it out.</summary>
    [Fact]
    public void A_small_step_back_is_evened_out_at_half_speed()
    {
        Now();
        _offsetMs -= 2000;

        Assert.Equal(StartMs, Now());
        _passedMs += 2000;
        Assert.Equal(StartMs + 1000, Now());
        _passedMs += 2000;
        Assert.Equal(StartMs + 2000, Now());
        _passedMs += 2000;
        Assert.Equal(StartMs + 4000, Now());
        Assert.False(_clock.WentBack);
    }

    [Theory]
    [InlineData(SteadyClock.LargestSlewMs, false)]
    [InlineData(SteadyClock.LargestSlewMs + 1, true)]
    [InlineData(3_600_000, true)]
    public void Only_a_large_step_back_is_told_and_none_is_shown(long byMs, bool isTold)
    {
        Now();
        _passedMs += 1000;
        _offsetMs -= byMs;

        Assert.True(Now() >= StartMs);
        Assert.Equal(isTold, _clock.WentBack);
    }

    [Fact]
    public void A_step_back_that_was_told_stays_told_until_it_is_forgotten()
    {
        Now();
        _offsetMs -= 3_600_000;
        Now();
        Now();
        Assert.True(_clock.WentBack);

        _clock.Forget();

        Assert.False(_clock.WentBack);
        Assert.Equal(StartMs - 3_600_000, Now());
        Assert.False(_clock.WentBack);
    }

    [Fact]
    public void Any_steps_of_the_clock_leave_it_running_forward()
    {
        const int Seed = 5;
        var random = new Random(Seed);
        long last = Now();
        for (int step = 0; step < 10_000; step++)
        {
            _passedMs += random.Next(2000);
            _offsetMs += random.Next(10) == 0 ? random.Next(-20_000, 20_000) : 0;
            long now = Now();
            Assert.True(now >= last, $"seed {Seed}, step {step}");
            last = now;
        }
    }

    private long Now() => _clock.Follow(_passedMs + _offsetMs, _passedMs);
}
