using System.Collections.Immutable;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.Rounds.Planning;

/// <summary>
/// The network as a round's grid policy sees it: every node is a point whose orders flow evenly over its phases, on top of what the node was last measured to take. As in
/// <see cref="NetworkChecker"/>, a node that announced nothing goes on as measured, and the unbalance of its phases stays. Its reactive power is as measured until <see cref="Adapt"/>.
/// </summary>
internal sealed class AnnouncedNetwork
{
    private readonly NodeRegister _register;
    private readonly FeederNetwork _network;
    private SubmittedOrders _orders = new(ImmutableDictionary<string, IReadOnlyList<Order>>.Empty);

    /// <summary>Prepares the network.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="limits">The limits to keep.</param>
    /// <param name="register">The nodes and their last measurements.</param>
    /// <param name="reactive">What their droops will do.</param>
    public AnnouncedNetwork(Feeder feeder, NetworkLimits limits, NodeRegister register, ExpectedReactive reactive)
    {
        _register = register;
        Reactive = reactive;
        _network = new FeederNetwork(feeder, new FeederNetworkOptions
        {
            Points = [.. register.Nodes.Select(node => new FeederPoint(node.NodeId, node.BusIndex, node.Phases.Aggregate(Phases.None, (phases, phase) => phases | (Phases)(1 << phase))))],
            Limits = limits,
        });
    }

    /// <summary>The reactive power of the round.</summary>
    public ExpectedReactive Reactive { get; }

    /// <summary>The network around what the nodes announced, reactive power as measured; the same object each time, valid until the next call.</summary>
    /// <param name="orders">What the nodes announced.</param>
    public INetworkModel Of(SubmittedOrders orders)
    {
        _orders = orders;
        Reactive.Reset();
        SetBase();
        return _network;
    }

    /// <summary>Lets the droops of the nodes answer to a state of the network.</summary>
    /// <param name="state">A state of this round.</param>
    /// <returns>False when they stand, or the state is not known, and the network is as it was; true when it has changed.</returns>
    public bool Adapt(NetworkState state)
    {
        return Reactive.Settle(() => SolveAt(state), NetW(state));
    }

    /// <summary>Net power per node in a state, W, import positive: of the point, or as measured where the node announced nothing.</summary>
    /// <param name="state">A state of this round.</param>
    public double[] NetW(NetworkState state) =>
        [.. _register.Nodes.Select((node, point) => _orders.TryNetPowerW(node.NodeId, out _) ? state.PowerW[point] : NetworkChecker.MeasuredW(_register, node))];

    private PowerFlowResult? SolveAt(NetworkState state)
    {
        SetBase();
        return _network.Solve(state.PowerW.AsSpan());
    }

    private void SetBase() => _network.SetBase(_register.Nodes.SelectMany(BaseOf));

    private IEnumerable<BasePower> BaseOf(RegisteredNode node, int index)
    {
        MeasurementMessage? measured = _register.LastMeasurement(node.NodeId);
        bool hasAnnounced = _orders.TryNetPowerW(node.NodeId, out _);
        double replacedW = hasAnnounced ? NetworkChecker.MeasuredW(_register, node) / node.Phases.Count : 0;
        return node.Phases.Select(phase => new BasePower(
            node.BusIndex, phase, NetworkChecker.At(measured?.PowerW, phase) - replacedW, NetworkChecker.At(measured?.ReactivePowerVar, phase) + Reactive.ChangePerPhaseVar(index)));
    }
}
