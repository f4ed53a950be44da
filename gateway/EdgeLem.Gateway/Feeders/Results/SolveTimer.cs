using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>Measures a solve as a program sees it that solves again and again: prepared solver, memory reused, start from the voltages without load.</summary>
/// <param name="solver">The solver.</param>
/// <param name="time">The clock.</param>
internal sealed class SolveTimer(PowerFlowSolver solver, TimeProvider time)
{
    private const int Repeats = 51;

    /// <summary>By then the runtime has compiled the solver with optimisation, which it does in the background for what has run often.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(1);

    /// <summary>The median of 51 solves after a quarter of a second of them, or of as many as fit into a second, at least one; in microseconds.</summary>
    /// <param name="powers">Powers that have a solution.</param>
    public double MedianMicroseconds(BusPowers powers)
    {
        var nothing = new BusPowers(powers.Feeder);
        PowerFlowResult result = solver.Solve(nothing);
        long begin = time.GetTimestamp();
        while (time.GetElapsedTime(begin) < WarmUp)
        {
            Measure(powers, nothing, result);
        }

        var microseconds = new List<double>(Repeats) { Measure(powers, nothing, result) };
        while (microseconds.Count < Repeats && time.GetElapsedTime(begin) < LongEnough)
        {
            microseconds.Add(Measure(powers, nothing, result));
        }

        microseconds.Sort();
        return microseconds[microseconds.Count / 2];
    }

    private double Measure(BusPowers powers, BusPowers nothing, PowerFlowResult result)
    {
        solver.Solve(nothing, result);
        long start = time.GetTimestamp();
        solver.Solve(powers, result);
        return time.GetElapsedTime(start).TotalMicroseconds;
    }
}
