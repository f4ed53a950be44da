using System.Diagnostics;

namespace EdgeLem.Bench.Measuring;

/// <summary>One repetition: wall-clock time and what the whole process allocated meanwhile, because sockets and brokers work on other threads.</summary>
/// <param name="Seconds">Wall-clock time in s.</param>
/// <param name="AllocatedBytes">Bytes allocated by all threads.</param>
internal readonly record struct Sample(double Seconds, long AllocatedBytes)
{
    /// <summary>Does some work once.</summary>
    /// <param name="work">The work.</param>
    public static Sample Of(Action work)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        work();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Sample(seconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
