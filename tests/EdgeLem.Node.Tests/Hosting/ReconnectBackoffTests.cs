using EdgeLem.Node.Hosting;

namespace EdgeLem.Node.Tests.Hosting;

public sealed class ReconnectBackoffTests
{
    private static readonly long[] PausesMs = [1000, 2000, 5000, 10_000, 30_000, 30_000, 30_000];

    [Fact]
    public void Pauses_grow_to_half_a_minute_and_begin_again_once_the_link_works()
    {
        var backoff = new ReconnectBackoff();
        Assert.Equal(PausesMs, PausesMs.Select(_ => backoff.Next()));
        Assert.Equal(PausesMs.Length, backoff.Failures);

        backoff.Reset();

        Assert.Equal(0, backoff.Failures);
        Assert.Equal(1000, backoff.Next());
    }

    [Fact]
    public void Chance_adds_up_to_a_quarter()
    {
        const int Seed = 7;
        var backoff = new ReconnectBackoff(new Random(Seed));
        long[] first = [.. Enumerable.Range(0, 1000).Select(_ => FirstPauseOf(backoff))];
        Assert.All(first, pauseMs => Assert.InRange(pauseMs, 1000, 1250));

        // 1000 draws of 251 values: that none is near an end has a chance below 10^-8.
        Assert.True(first.Min() < 1006 && first.Max() > 1244, $"seed {Seed}: {first.Min()} to {first.Max()} ms");

        backoff.Reset();
        Assert.All(PausesMs, pauseMs => Assert.InRange(backoff.Next(), pauseMs, pauseMs * 5 / 4));
    }

    private static long FirstPauseOf(ReconnectBackoff backoff)
    {
        backoff.Reset();
        return backoff.Next();
    }
}
