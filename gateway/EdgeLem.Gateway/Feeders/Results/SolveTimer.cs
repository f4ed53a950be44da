using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>Measures a solve as a program sees it that solves again and again: prepared solver, memory reused, start from the voltages without load.</summary>
/// <param name="solver">The solver.</param>
/// <param name="time">The clock.</param>
internal sealed class SolveTimer(PowerFlowSolver solver, TimeProvider time)
{
    private const int Repeats = 51;
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(1);

    /// <summary>The median of 51 solves, or of as many as fit into a second, at least one; in microseconds.</summary>
    /// <param name="powers">Powers that have a solution.</param>
    public double MedianMicroseconds(BusPowers powers)
    {
        var nothing = new BusPowers(powers.Feeder);
        PowerFlowResult result = solver.Solve(nothing);
        var microseconds = new List<double>(Repeats);
        long begin = time.GetTimestamp();
        while (microseconds.Count == 0 || (microseconds.Count < Repeats && time.GetElapsedTime(begin) < LongEnough))
        {
            solver.Solve(nothing, result);
            long start = time.GetTimestamp();
            solver.Solve(powers, result);
            microseconds.Add(time.GetElapsedTime(start).TotalMicroseconds);
        }

        microseconds.Sort();
        return microseconds[microseconds.Count / 2];
    }
}
