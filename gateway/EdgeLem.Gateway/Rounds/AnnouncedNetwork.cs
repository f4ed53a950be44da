using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Rounds;

/// <summary>
/// The network as a round's grid policy sees it: every node is a point whose orders flow evenly over its phases, on top of what the node was last measured to take. As in
/// <see cref="NetworkChecker"/>, a node that announced nothing goes on as measured, the unbalance of its phases stays, and so does its reactive power.
/// </summary>
internal sealed class AnnouncedNetwork
{
    private readonly NodeRegister _register;
    private readonly FeederNetwork _network;

    /// <summary>Prepares the network.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="limits">The limits to keep.</param>
    /// <param name="register">The nodes and their last measurements.</param>
    public AnnouncedNetwork(Feeder feeder, NetworkLimits limits, NodeRegister register)
    {
        _register = register;
        _network = new FeederNetwork(feeder, new FeederNetworkOptions
        {
            Points = [.. register.Nodes.Select(node => new FeederPoint(node.NodeId, node.BusIndex, node.Phases.Aggregate(Phases.None, (phases, phase) => phases | (Phases)(1 << phase))))],
            Limits = limits,
        });
    }

    /// <summary>The network around what the nodes announced; the same object each time, valid until the next call.</summary>
    /// <param name="orders">What the nodes announced.</param>
    public INetworkModel Of(SubmittedOrders orders)
    {
        _network.SetBase(_register.Nodes.SelectMany(node => BaseOf(node, orders)));
        return _network;
    }

    private IEnumerable<BasePower> BaseOf(RegisteredNode node, SubmittedOrders orders)
    {
        MeasurementMessage? measured = _register.LastMeasurement(node.NodeId);
        bool hasAnnounced = orders.TryNetPowerW(node.NodeId, out _);
        double replacedW = hasAnnounced ? node.Phases.Sum(phase => NetworkChecker.At(measured?.PowerW, phase)) / node.Phases.Count : 0;
        return node.Phases.Select(phase => new BasePower(
            node.BusIndex, phase, NetworkChecker.At(measured?.PowerW, phase) - replacedW, NetworkChecker.At(measured?.ReactivePowerVar, phase)));
    }
}
