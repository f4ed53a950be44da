// Method   X_i = max over the phases p of node i of  sum over all inverters j of | mean over the phases r of j of dV_ip / dQ_jr | S_j / V
//          from the sensitivities without load, which are constant for a feeder. m_i X_i is the loop gain of node i's droop when all react together; the largest of them is the
//          inf-norm of diag(m) X and bounds its spectral radius, whatever voltage of its phases a node reacts to (docs/control.md, guard).
// Symbols  V in volt between phase and neutral, 1 pu of the droop; Q in var; S_j rated apparent power of inverter j in VA, its reactive power spread evenly over its phases.
// Limits   at a loaded operating point the sensitivities of a low-voltage feeder differ by up to some 10 % from those without load.
using EdgeLem.Contracts;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>How strongly the voltage of each node answers to all inverters of the feeder together.</summary>
public static class FleetReactance
{
    private const double RefusedGain = 1;

    /// <summary>Gives every node its sensitivity.</summary>
    /// <param name="nodes">The nodes with the ratings of their inverters.</param>
    /// <param name="feeder">The feeder.</param>
    /// <param name="nominalVoltageV">1 pu of the droops, phase to neutral, in V.</param>
    /// <returns>The nodes with <see cref="RegisteredNode.FleetReactancePu"/>, all 0 when no node has an inverter.</returns>
    /// <exception cref="PowerFlowDivergedException">The feeder has no solution even without load.</exception>
    public static IReadOnlyList<RegisteredNode> Publish(IReadOnlyList<RegisteredNode> nodes, Feeder feeder, double nominalVoltageV)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(feeder);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nominalVoltageV);
        RegisteredNode[] inverters = [.. nodes.Where(node => node.InverterRatedVa > 0)];
        if (inverters.Length == 0)
        {
            return nodes;
        }

        PhasePoint[] monitored = [.. nodes.SelectMany(Points)];
        var options = new SensitivityOptions { Monitored = monitored, Injections = [.. inverters.SelectMany(Points)] };
        SensitivityMatrix perVar = new SensitivitySolver(feeder, options).NoLoad().VoltagePerVar;
        var published = new List<RegisteredNode>(nodes.Count);
        int row = 0;
        foreach (RegisteredNode node in nodes)
        {
            double largest = Enumerable.Range(row, node.Phases.Count).Max(phase => RowSum(perVar.Row(phase), inverters));
            published.Add(node with { FleetReactancePu = largest / nominalVoltageV });
            row += node.Phases.Count;
        }

        return published;
    }

    /// <summary>The nodes whose droop would be refused by their guard, with their loop gain.</summary>
    /// <param name="nodes">Nodes with their sensitivity; those without control settings, or with wrong ones, are left out.</param>
    public static IEnumerable<(RegisteredNode Node, double Gain)> Unstable(IReadOnlyList<RegisteredNode> nodes) =>
        nodes.Select(node => (Node: node, Gain: SlopeOf(node) * node.FleetReactancePu)).Where(pair => pair.Gain >= RefusedGain);

    private static double SlopeOf(RegisteredNode node)
    {
        var faults = new SettingFaults();
        GridCodeProfile? profile = node.Control is null ? null : ProfileOverride.Apply(node.Control, NodeConfiguration.Droop(), faults);
        return profile is null || faults.Count > 0 ? 0 : profile.SteepestSlope;
    }

    private static IEnumerable<PhasePoint> Points(RegisteredNode node) => node.Phases.Select(phase => new PhasePoint(node.BusIndex, phase));

    /// <summary>V per pu of every inverter's VA: columns are the phases of the inverters, one after the other.</summary>
    private static double RowSum(ReadOnlySpan<double> voltagePerVar, RegisteredNode[] inverters)
    {
        double sum = 0;
        int column = 0;
        foreach (RegisteredNode inverter in inverters)
        {
            double mean = 0;
            for (int phase = 0; phase < inverter.Phases.Count; phase++)
            {
                mean += voltagePerVar[column + phase] / inverter.Phases.Count;
            }

            column += inverter.Phases.Count;
            sum += Math.Abs(mean) * inverter.InverterRatedVa;
        }

        return sum;
    }
}
