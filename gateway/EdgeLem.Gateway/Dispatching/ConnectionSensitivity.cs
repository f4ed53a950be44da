using EdgeLem.Grid;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>What a connection's own power does to its own voltage; published, so that a node can keep its orders within its voltage band.</summary>
/// <param name="feeder">The network.</param>
internal sealed class ConnectionSensitivity(Feeder feeder)
{
    /// <summary>Taken on the unloaded network: constant over the day, 10 % off at the peak of a strained feeder (docs/power-flow.md).</summary>
    /// <param name="node">The node.</param>
    /// <returns>By how much the mean voltage of its phases falls per kW of import that is shared evenly by them, in V/kW; 0 or more.</returns>
    public double VoltageFallVPerKw(RegisteredNode node)
    {
        const double WattPerKilowatt = 1000;
        PhasePoint[] points = [.. node.Phases.Select(phase => new PhasePoint(node.BusIndex, phase))];
        SensitivityMatrix perWatt = new SensitivitySolver(feeder, new SensitivityOptions { Monitored = points, Injections = points }).NoLoad().VoltagePerW;
        double sum = 0;
        for (int row = 0; row < perWatt.Rows; row++)
        {
            for (int column = 0; column < perWatt.Columns; column++)
            {
                sum += perWatt[row, column];
            }
        }

        return Math.Max(0, -sum * WattPerKilowatt / (points.Length * points.Length));
    }
}
