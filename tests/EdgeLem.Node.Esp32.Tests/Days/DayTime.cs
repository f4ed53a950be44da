namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>The true time of a day at speed: it stands still until the run moves it, and its timestamps move with it.</summary>
/// <param name="startMs">First instant, UTC epoch ms.</param>
internal sealed class DayTime(long startMs) : TimeProvider
{
    private long _nowMs = startMs;

    /// <summary>The present instant, UTC epoch ms.</summary>
    public long NowMs => Interlocked.Read(ref _nowMs);

    /// <summary>The present instant, UTC epoch s, rounded down.</summary>
    public long NowS => NowMs / 1000;

    public override long TimestampFrequency => 1000;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(NowMs);

    public override long GetTimestamp() => NowMs;

    /// <summary>Moves on; an instant that is past already changes nothing.</summary>
    public void MoveTo(long nowMs) => Interlocked.Exchange(ref _nowMs, Math.Max(nowMs, NowMs));
}
