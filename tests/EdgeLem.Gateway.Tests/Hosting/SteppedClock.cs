namespace EdgeLem.Gateway.Tests.Hosting;

/// <summary>
/// A clock that a test moves, for one service: the service's loop asks it for one timer per step, so a new timer means that the step before has ended.
/// </summary>
internal sealed class SteppedClock(long startS) : TimeProvider
{
    private readonly Lock _gate = new();
    private long _nowS = startS;
    private Action? _fire;
    private TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long NowS => Interlocked.Read(ref _nowS);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(NowS);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _fire = () => callback(state);
            _waiting.TrySetResult();
            return new StepTimer();
        }
    }

    /// <summary>Sets the clock without letting the service make a step.</summary>
    public void Set(long nowS) => Interlocked.Exchange(ref _nowS, nowS);

    /// <summary>Sets the clock and lets the service make one step.</summary>
    /// <param name="nowS">The new time.</param>
    /// <param name="run">The service's loop; when it ends, so does this.</param>
    public async Task StepToAsync(long nowS, Task run)
    {
        Action fire;
        Task stepped;
        lock (_gate)
        {
            Interlocked.Exchange(ref _nowS, nowS);
            fire = _fire!;
            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            stepped = _waiting.Task;
        }

        fire();
        await Task.WhenAny(stepped, run);
    }

    /// <summary>The clock fires it; it has nothing to do of its own.</summary>
    private sealed class StepTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
