namespace EdgeLem.Sim.Running;

/// <summary>The clock of a simulated run: it stands still until the run moves it. The gateway and every node read the same instant.</summary>
/// <param name="startS">First instant in UTC epoch seconds.</param>
public sealed class VirtualClock(long startS) : TimeProvider
{
    private long _nowMs = startS * 1000;

    /// <summary>The present instant in UTC epoch milliseconds.</summary>
    public long NowMs => Interlocked.Read(ref _nowMs);

    /// <summary>The present instant in whole UTC epoch seconds, rounded down.</summary>
    public long NowS => NowMs / 1000;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(NowMs);

    /// <summary>Moves the clock to a later instant.</summary>
    /// <param name="nowMs">UTC epoch milliseconds; not before the present instant.</param>
    /// <exception cref="ArgumentOutOfRangeException">The clock would run backwards.</exception>
    public void MoveTo(long nowMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nowMs, NowMs);
        Interlocked.Exchange(ref _nowMs, nowMs);
    }
}
