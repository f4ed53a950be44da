using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds.Planning;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Rounds;

/// <summary>
/// Checks an interval's announced powers with a three-phase power flow. A node takes part with the net of its orders, whether they were cleared
/// locally or are left to the retailer, because it is that power which flows, less what a grid policy refused; a node that announced nothing takes part with its last measurement.
/// Active power is split over a node's phases as last measured; reactive power is as last measured too, or as the droops of the nodes will change it.
/// </summary>
internal sealed class NetworkChecker
{
    private readonly NodeRegister _register;
    private readonly BusPowers _powers;
    private readonly PowerFlowSolver _solver;
    private readonly NetworkCheck _check;

    /// <summary>Prepares the power flow.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="limits">The limits to keep.</param>
    /// <param name="register">The nodes and their last measurements.</param>
    public NetworkChecker(Feeder feeder, NetworkLimits limits, NodeRegister register)
    {
        _register = register;
        _powers = new BusPowers(feeder);
        _solver = new PowerFlowSolver(feeder);
        _check = new NetworkCheck(feeder, limits);
    }

    /// <summary>Solves and checks.</summary>
    /// <param name="orders">What the nodes announced.</param>
    /// <param name="refusedW">By node, how much of it a grid policy refused, W, import positive; null when nothing was.</param>
    /// <param name="reactive">What the droops change; null for reactive power as measured.</param>
    public GridCheck Check(SubmittedOrders orders, IReadOnlyDictionary<string, long>? refusedW = null, ExpectedReactive? reactive = null)
    {
        _powers.Clear();
        for (int index = 0; index < _register.Nodes.Count; index++)
        {
            RegisteredNode node = _register.Nodes[index];
            Add(node, orders, refusedW?.GetValueOrDefault(node.NodeId) ?? 0, reactive?.ChangePerPhaseVar(index) ?? 0);
        }

        PowerFlowResult flow = _solver.Solve(_powers);
        return new GridCheck(flow, _check.Check(flow));
    }

    private void Add(RegisteredNode node, SubmittedOrders orders, long refusedW, double changeVar)
    {
        MeasurementMessage? measured = _register.LastMeasurement(node.NodeId);
        double measuredW = MeasuredW(_register, node);
        double netW = orders.TryNetPowerW(node.NodeId, out long announcedW) ? announcedW - refusedW : measuredW;
        double changeW = (netW - measuredW) / node.Phases.Count;
        foreach (int phase in node.Phases)
        {
            // The announced change is spread evenly over the phases, on top of what each of them carries now.
            _powers.Add(node.BusIndex, phase, At(measured?.PowerW, phase) + changeW, At(measured?.ReactivePowerVar, phase) + changeVar);
        }
    }

    /// <summary>The net power that a node was last measured to take, W, import positive; 0 before the first measurement.</summary>
    /// <param name="register">The nodes.</param>
    /// <param name="node">The node.</param>
    public static double MeasuredW(NodeRegister register, RegisteredNode node) => node.Phases.Sum(phase => At(register.LastMeasurement(node.NodeId)?.PowerW, phase));

    /// <summary>A measured value of a phase; 0 where there is none.</summary>
    public static double At(double[]? values, int phase) => values is null || double.IsNaN(values[phase]) ? 0 : values[phase];
}
