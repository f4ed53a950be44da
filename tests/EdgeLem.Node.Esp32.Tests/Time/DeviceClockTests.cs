using EdgeLem.Node.Esp32.Tests.Fakes;
using EdgeLem.Node.Esp32.Time;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Tests.Time;

/// <summary>A board that was off begins in 1970; one that was only restarted kept its time. Ages are those of DeviceClock: one day and eight.</summary>
public sealed class DeviceClockTests
{
    private const long KnownMs = BoardClock.KnownUtcMs;
    private const long DayMs = 86_400_000;

    private readonly BoardClock _board = new();
    private readonly DeviceClock _clock;

    public DeviceClockTests() => _clock = new DeviceClock(_board);

    [Fact]
    public void The_earliest_time_that_is_believed_is_the_beginning_of_2026() =>
        Assert.Equal(DeviceClock.EarliestUtcMs, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());

    [Fact]
    public void While_the_time_is_unknown_it_is_the_uptime()
    {
        _board.TickMs = 1234;
        _board.UtcMs = DeviceClock.EarliestUtcMs - 1;

        Assert.Equal(1234, _clock.NowMs());
        Assert.Equal(TimeQuality.Unknown, _clock.Quality);
        _board.Pass(0).UtcMs = 0;
        _board.TickMs += 1000;
        Assert.Equal(2234, _clock.NowMs());
    }

    [Fact]
    public void What_the_board_kept_over_a_restart_is_holdover()
    {
        _board.UtcMs = DeviceClock.EarliestUtcMs;

        Assert.Equal(DeviceClock.EarliestUtcMs, _clock.NowMs());
        Assert.Equal(TimeQuality.Holdover, _clock.Quality);
    }

    [Fact]
    public void Kept_time_without_an_answer_does_not_become_better_by_running_on()
    {
        _board.UtcMs = KnownMs;
        _clock.NowMs();

        _board.Pass(3_600_000);

        Assert.Equal(KnownMs + 3_600_000, _clock.NowMs());
        Assert.Equal(TimeQuality.Holdover, _clock.Quality);
    }

    [Fact]
    public void The_first_answer_takes_it_from_1970_to_now_and_synchronises_it()
    {
        _board.TickMs = 20_000;
        _clock.NowMs();

        _board.UtcMs = KnownMs;

        Assert.Equal(KnownMs, _clock.NowMs());
        Assert.Equal(TimeQuality.Synchronised, _clock.Quality);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    [InlineData(144)]
    [InlineData(-4000)]
    [InlineData(90_000)]
    public void A_jump_is_an_answer_and_synchronises_kept_time(long jumpMs)
    {
        _board.UtcMs = KnownMs;
        _clock.NowMs();

        _board.UtcMs += jumpMs;
        _clock.NowMs();

        Assert.Equal(TimeQuality.Synchronised, _clock.Quality);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-4)]
    public void A_difference_of_a_few_milliseconds_is_none(long jumpMs)
    {
        _board.UtcMs = KnownMs;
        _clock.NowMs();

        _board.UtcMs += jumpMs;
        _clock.NowMs();

        Assert.Equal(TimeQuality.Holdover, _clock.Quality);
    }

    /// <summary>The interpreter gives each thread 20 ms: time that passes between the two readings is not an answer of the time server.</summary>
    [Fact]
    public void A_thread_that_is_interrupted_between_the_two_readings_is_no_jump()
    {
        _board.UtcMs = KnownMs;
        _clock.NowMs();

        _board.Interruptions.Enqueue(20);
        _board.Interruptions.Enqueue(40);
        Assert.Equal(KnownMs + 60, _clock.NowMs());
        Assert.Equal(TimeQuality.Holdover, _clock.Quality);
        _clock.NowMs();
        Assert.Equal(TimeQuality.Holdover, _clock.Quality);
    }

    [Fact]
    public void A_board_that_is_never_left_in_peace_still_tells_the_time()
    {
        _board.UtcMs = KnownMs;
        _clock.NowMs();

        for (int i = 0; i < 50; i++)
        {
            _board.Interruptions.Enqueue(20);
        }

        Assert.InRange(_clock.NowMs(), KnownMs + 20, KnownMs + 1000);
        Assert.Equal(TimeQuality.Holdover, _clock.Quality);
    }

    [Fact]
    public void Without_a_further_answer_it_ages_to_holdover_after_a_day_and_to_unknown_after_eight()
    {
        _clock.NowMs();
        _board.UtcMs = KnownMs;

        Assert.Equal(TimeQuality.Synchronised, QualityAfter(0));
        Assert.Equal(TimeQuality.Synchronised, QualityAfter(DayMs - 1));
        Assert.Equal(TimeQuality.Holdover, QualityAfter(1));
        Assert.Equal(TimeQuality.Holdover, QualityAfter((7 * DayMs) - 1));
        Assert.Equal(TimeQuality.Unknown, QualityAfter(1));
    }

    [Fact]
    public void Kept_time_ages_to_unknown_too()
    {
        _board.UtcMs = KnownMs;
        _clock.NowMs();

        Assert.Equal(TimeQuality.Holdover, QualityAfter((8 * DayMs) - 1));
        Assert.Equal(TimeQuality.Unknown, QualityAfter(1));
    }

    [Fact]
    public void A_late_answer_makes_an_aged_clock_synchronised_again()
    {
        _board.UtcMs = KnownMs;
        _clock.NowMs();
        Assert.Equal(TimeQuality.Unknown, QualityAfter(9 * DayMs));

        _board.UtcMs += 28_000; // the drift of eight days at 40 ppm

        Assert.Equal(TimeQuality.Synchronised, QualityAfter(0));
        Assert.False(_clock.WentBack);
    }

    /// <summary>The node's times only run on (NodeCycle.OnClock): falling back to the uptime would leave every due time of the node decades ahead.</summary>
    [Fact]
    public void A_time_that_is_not_known_any_more_runs_on_from_where_it_was()
    {
        _board.UtcMs = KnownMs;
        _clock.NowMs();
        _board.Pass(8 * DayMs);

        Assert.Equal(KnownMs + (8 * DayMs), _clock.NowMs());
        Assert.Equal(TimeQuality.Unknown, _clock.Quality);
    }

    [Theory]
    [InlineData(5000, false)]
    [InlineData(5001, true)]
    public void Set_back_by_more_than_five_seconds_it_wants_a_new_start(long backMs, bool wentBack)
    {
        _board.UtcMs = KnownMs;
        _clock.NowMs();

        _board.UtcMs -= backMs;

        Assert.Equal(KnownMs, _clock.NowMs());
        Assert.Equal(wentBack, _clock.WentBack);
    }

    [Fact]
    public void Set_back_to_1970_it_wants_a_new_start_too()
    {
        _board.UtcMs = KnownMs;
        _clock.NowMs();

        _board.UtcMs = 1000;

        Assert.Equal(KnownMs, _clock.NowMs());
        Assert.Equal((true, TimeQuality.Unknown), (_clock.WentBack, _clock.Quality));
    }

    [Fact]
    public void Before_the_time_was_known_nothing_goes_back()
    {
        _board.UtcMs = 1_000_000;
        _clock.NowMs();
        _board.UtcMs = 0;
        _clock.NowMs();

        Assert.False(_clock.WentBack);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_happens_to_the_time_of_day_it_never_runs_backward(int seed)
    {
        var random = new Random(seed);
        long lastMs = -1;
        var seen = new HashSet<TimeQuality>();
        for (int step = 0; step < 20_000; step++)
        {
            _board.Pass(random.Next(5) == 0 ? random.NextInt64(2 * DayMs) : random.Next(5000));
            int what = random.Next(100);
            _board.UtcMs = what == 0 ? KnownMs + _board.TickMs : what < 10 ? _board.UtcMs + random.Next(-8000, 8000) : what == 10 ? random.Next(1000) : _board.UtcMs;
            if (what is > 10 and < 15)
            {
                _board.Interruptions.Enqueue(random.Next(100));
            }

            long nowMs = _clock.NowMs();

            Assert.True(nowMs >= lastMs, $"seed {seed}, step {step}: {nowMs} after {lastMs}");
            lastMs = nowMs;
            seen.Add(_clock.Quality);
        }

        Assert.Equal(3, seen.Count);
    }

    private TimeQuality QualityAfter(long ms)
    {
        _board.Pass(ms);
        _clock.NowMs();
        return _clock.Quality;
    }
}
