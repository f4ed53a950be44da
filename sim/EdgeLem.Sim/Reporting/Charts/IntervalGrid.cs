namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>The x positions of values that hold over an interval each.</summary>
/// <param name="Starts">Start of each interval in the x axis's unit, rising.</param>
/// <param name="Width">Length of every interval in the same unit, above 0.</param>
public sealed record IntervalGrid(IReadOnlyList<double> Starts, double Width)
{
    // Interval starts are whole seconds or ranks; anything under half a width apart is the same boundary.
    internal bool Adjoins(int index) => index > 0 && Math.Abs(Starts[index] - Starts[index - 1] - Width) < Width / 2;
}
