using System.Diagnostics;

namespace EdgeLem.Bench.Measuring;

/// <summary>One repetition. Processor time and allocations are those of the whole process, because sockets and brokers work on other threads.</summary>
/// <param name="Seconds">Wall-clock time in s.</param>
/// <param name="ProcessorSeconds">Processor time of all threads in s; unlike wall-clock time it hardly depends on what else the machine does.</param>
/// <param name="AllocatedBytes">Bytes allocated by all threads.</param>
internal readonly record struct Sample(double Seconds, double ProcessorSeconds, long AllocatedBytes)
{
    /// <summary>Does some work once.</summary>
    /// <param name="work">The work.</param>
    public static Sample Of(Action work)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        work();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Sample(seconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
