using System.Diagnostics;

namespace EdgeLem.Sim.Running;

/// <summary>Where the wall-clock time of a run goes; what <c>docs/benchmarks.md</c> reports.</summary>
public sealed class LoopTimes
{
    private readonly long[] _ticks = new long[Enum.GetValues<LoopPart>().Length];

    /// <summary>Time spent in a part so far.</summary>
    /// <param name="part">The part.</param>
    public TimeSpan this[LoopPart part] => Stopwatch.GetElapsedTime(0, _ticks[(int)part]);

    /// <summary>Steps of the plant's network solution.</summary>
    public long PowerFlows { get; internal set; }

    /// <summary>Control periods between two full cycles.</summary>
    public long ControlPeriods { get; internal set; }

    /// <summary>Does some work and counts its time.</summary>
    /// <param name="part">Where it belongs.</param>
    /// <param name="work">The work.</param>
    internal void Count(LoopPart part, Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        _ticks[(int)part] += Stopwatch.GetTimestamp() - start;
    }
}
