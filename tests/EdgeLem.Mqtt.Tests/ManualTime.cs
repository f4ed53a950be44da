namespace EdgeLem.Tests;

/// <summary>A clock that only moves when a test says so; its timers fire inside <see cref="Advance"/>.</summary>
internal sealed class ManualTime : TimeProvider
{
    private sealed class ManualTimer(ManualTime clock, TimerCallback callback, object? state) : ITimer
    {
        public long DueAt { get; private set; } = long.MaxValue;

        public long Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                DueAt = dueTime < TimeSpan.Zero ? long.MaxValue : clock._now + dueTime.Ticks;
                Period = period <= TimeSpan.Zero ? 0 : period.Ticks;
            }

            return true;
        }

        public void Fire()
        {
            DueAt = Period == 0 ? long.MaxValue : DueAt + Period;
            callback(state);
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                DueAt = long.MaxValue;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private long _now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _now), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        long target = GetTimestamp() + by.Ticks;
        while (NextDue(target) is ManualTimer timer)
        {
            Interlocked.Exchange(ref _now, Math.Max(GetTimestamp(), timer.DueAt));
            timer.Fire();
        }

        Interlocked.Exchange(ref _now, target);
    }

    private ManualTimer? NextDue(long target)
    {
        lock (_gate)
        {
            return _timers.Where(timer => timer.DueAt <= target).MinBy(timer => timer.DueAt);
        }
    }
}
