namespace EdgeLem.Gateway.Tests;

/// <summary>A clock that stands still until a test sets it.</summary>
internal sealed class MarketClock : TimeProvider
{
    public long NowS { get; set; }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(NowS);
}
