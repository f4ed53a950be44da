using System.Collections.Immutable;
using EdgeLem.Gateway.Network.Branches;
using EdgeLem.Gateway.Network.Rows;
using EdgeLem.Grid;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.Network;

/// <summary>
/// A feeder as the market sees it: an AC power flow per vector of powers, the network check's verdict, and around the last state every limit as a linear row. Power that is not ordered
/// (base load, reactive power, the reaction of inverters with Volt-VAR) is part of every state and of every row.
/// </summary>
/// <remarks>
/// Rows are d value / d power at the operating point, per phase and with the terms between phases: voltages and line currents by <see cref="SensitivitySolver"/>, all other limits by
/// differences of two power flows (<see cref="LimitRows"/>). Within a round each flow starts from the one before; a round starts without one, so that it does not depend on earlier rounds.
/// With tap controls every flow starts from the file's taps, so that a state depends on its powers alone; rows hold the taps where that state has them.
/// Losses are what the sources deliver less what all loads take. Not safe for concurrent use.
/// </remarks>
public sealed class FeederNetwork : INetworkModel
{
    /// <summary>Tight, so that differences of flows are good to 1e-6, and what is left of a warm start is below a watt.</summary>
    private const double TolerancePu = 1e-10;

    private readonly FeederNetworkOptions _options;
    private readonly Dictionary<string, int> _pointByNode = new(StringComparer.Ordinal);
    private readonly HashSet<string> _nodesWithSeveral = new(StringComparer.Ordinal);
    private readonly PointPowers _powers;
    private readonly PowerFlowSolver _solver;
    private readonly NetworkCheck _check;
    private readonly FeederTopology _topology;
    private readonly LimitRows _rows;
    private readonly StateFigures _figures;
    private readonly bool _hasTapControls;
    private PowerFlowResult? _flow;
    private double[] _powerW;

    /// <summary>Prepares the network.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="options">Points and limits.</param>
    /// <exception cref="ArgumentException">An option cannot be; see <see cref="FeederNetworkOptions.Validate"/>.</exception>
    public FeederNetwork(Feeder feeder, FeederNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(feeder);
        Feeder = feeder;
        _options = options;
        Points = [.. options.Points.Select(point => new NetworkPoint(point.NodeId, point.Phases.Letters()))];
        IndexNodes();
        _powers = new PointPowers(feeder, options.Points);
        _solver = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = TolerancePu });
        _check = new NetworkCheck(feeder, options.Limits);
        _topology = new FeederTopology(feeder, [.. options.Points.Select(point => point.Bus)]);
        _rows = new LimitRows(feeder, options, _powers, _solver);
        _figures = new StateFigures(feeder, options.Limits.IsVoltageBetweenPhases);
        _hasTapControls = feeder.Transformers.Any(transformer => transformer.TapControl is not null);
        _powerW = new double[Points.Length];
    }

    /// <summary>The feeder.</summary>
    public Feeder Feeder { get; }

    /// <inheritdoc/>
    public ImmutableArray<NetworkPoint> Points { get; }

    /// <inheritdoc/>
    public NetworkTopology Topology => _topology.Topology;

    /// <summary>What the last state's inverters feed in less than their points asked for, because of Volt-Watt or their rated power, W; at least 0.</summary>
    public double WithheldW => _flow is { Converged: true } flow ? _powers.WithheldW(_powerW, flow) : 0;

    /// <summary>Sets the power that flows without being ordered, until it is set again. Several entries of one bus and phase add up.</summary>
    /// <param name="powers">The powers; empty for none.</param>
    public void SetBase(IEnumerable<BasePower> powers) => _powers.SetBase(powers);

    /// <summary>Adds the loads and inverters that the feeder's file states, from now on.</summary>
    /// <param name="step">Step of their profiles from 0; null for nominal powers.</param>
    public void UseLoads(int? step = null) => _powers.UseLoads(step);

    /// <inheritdoc/>
    public int PointOf(in Order order)
    {
        if (_options.PointByOrder.Count > 0 && _options.PointByOrder.TryGetValue(order.Key, out int ofOrder))
        {
            return ofOrder;
        }

        if (_pointByNode.TryGetValue(order.NodeId, out int point) && !_nodesWithSeveral.Contains(order.NodeId))
        {
            return point;
        }

        throw new ArgumentException(_nodesWithSeveral.Contains(order.NodeId)
            ? $"Order {order.Key}: node '{order.NodeId}' has several points in feeder '{Feeder.Name}'. Say in the options at which of them the order flows."
            : $"Order {order.Key}: node '{order.NodeId}' is not in feeder '{Feeder.Name}'. Add a point for it.", nameof(order));
    }

    /// <inheritdoc/>
    public void BeginRound()
    {
        _flow = null;
        _rows.BeginRound();
    }

    /// <inheritdoc/>
    public NetworkState Evaluate(ReadOnlySpan<double> powerW, bool withBranches = false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(powerW.Length, Points.Length, nameof(powerW));
        _powerW = powerW.ToArray();
        _powers.Fill(powerW);
        _flow = _solver.Solve(_powers.Powers, _hasTapControls ? null : _flow);
        IReadOnlyList<Violation> violations = _check.Check(_flow);
        _rows.Watch(violations);
        var state = new NetworkState
        {
            PowerW = ImmutableArray.Create(_powerW), Converged = _flow.Converged, Violations = [.. violations.Select(ViolationOf)], LossesW = 0, SupplyW = 0,
        };
        return _flow.Converged ? Complete(state, _flow, withBranches) : state;
    }

    /// <inheritdoc/>
    public NetworkLinearization? Linearize() => _flow is { Converged: true } flow ? _rows.TryAround(flow, _powerW, withLosses: true) : null;

    /// <inheritdoc/>
    public NetworkLinearization? LinearizeLimits() => _flow is { Converged: true } flow ? _rows.TryAround(flow, _powerW, withLosses: false) : null;

    /// <summary>The power flow itself, for those who need voltages; no state of the round.</summary>
    /// <param name="powerW">Power per point, W, import positive.</param>
    /// <returns>Null when it did not converge.</returns>
    internal PowerFlowResult? Solve(ReadOnlySpan<double> powerW)
    {
        _powers.Fill(powerW);
        PowerFlowResult flow = _solver.Solve(_powers.Powers, _flow);
        return flow.Converged ? flow : null;
    }

    private NetworkState Complete(NetworkState state, PowerFlowResult flow, bool withBranches)
    {
        double supplyW = flow.SourcePowerW;
        return state with
        {
            SupplyW = supplyW, LossesW = supplyW - flow.LoadsPowerVa.Real, Figures = _figures.Of(flow), Branches = withBranches ? _topology.Flows(flow) : null,
        };
    }

    private NetworkViolation ViolationOf(Violation violation) => new(WatchedLimit.KindOf(violation.Kind), _rows.NameOf(violation), violation.Value, violation.Limit, violation.Unit)
    {
        IsVarUsedUp = violation.Kind is ViolationKind.Overvoltage or ViolationKind.Undervoltage && PointPowers.IsVarUsedUp(violation.ElementId, _flow!),
    };

    private void IndexNodes()
    {
        for (int point = 0; point < Points.Length; point++)
        {
            if (!_pointByNode.TryAdd(Points[point].NodeId, point))
            {
                _nodesWithSeveral.Add(Points[point].NodeId);
            }
        }
    }
}
