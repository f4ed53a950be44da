using System.Diagnostics;

namespace EdgeLem.Bench.Measuring;

/// <summary>How measurements are repeated.</summary>
/// <param name="Repetitions">Measured repetitions, 1 or more.</param>
internal sealed record Sampling(int Repetitions)
{
    private const int LeastWarmUps = 2;

    /// <summary>Long enough for the run-time to have compiled hot methods a second time, optimised.</summary>
    private static readonly TimeSpan _warmUp = TimeSpan.FromMilliseconds(400);

    /// <summary>Warms up, then repeats a measurement.</summary>
    /// <param name="operations">Operations that one call of the work does.</param>
    /// <param name="work">The work.</param>
    public Samples Of(long operations, Action work)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < LeastWarmUps || Stopwatch.GetElapsedTime(start) < _warmUp; i++)
        {
            work();
        }

        return new Samples([.. Enumerable.Range(0, Repetitions).Select(_ => Sample.Of(work))], operations);
    }
}
