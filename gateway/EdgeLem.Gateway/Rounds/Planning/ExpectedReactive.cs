// Method   Q_i = Q_m + S_i (q(V, P) - q(V_m, P_m)), the droop's answer to the change of voltage on top of what was measured, so that what else the household takes is in it.
//          V follows from Q by the network; both are found in steps Q <- Q + (Q(V) - Q) / 2, which come to rest for loop gains g of all droops together below 3: a step multiplies the
//          error by (1 - g) / 2. Real droops come to rest at gains above 1 too, because they answer slowly (docs/control.md, guard).
// Symbols  q curve of the node, pu of S, absorption positive, for each phase voltage or for their mean, as its profile senses them; S rated apparent power of the inverter, VA;
//          V voltage phase to neutral, V; P net export, W; index m as last measured. Where active power comes first, |Q| is at most sqrt(S^2 - P^2).
// Limits   The droop at rest: it answers within seconds, an interval has minutes. Nodes with another reactive function, without measured voltages or without a known inverter stay as measured.
using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Rounds.Planning;

/// <summary>The reactive power that nodes will take in an interval: as last measured, and what their droops will change when the round changes their voltage.</summary>
internal sealed class ExpectedReactive
{
    /// <summary>The droops stand when none moves by more than this part of its inverter's rating.</summary>
    private const double StandWithinPu = 0.002;

    private const double StepPart = 0.5;

    private const int MaximumSteps = 60;

    /// <summary>A node says itself what its inverter is rated at; more than this times its connection is not believed.</summary>
    private const double LargestRatingPerConnection = 1.25;

    private readonly NodeRegister _register;
    private readonly double _nominalVoltageV;
    private readonly ReactiveDroop?[] _droops;
    private readonly double[] _changeVar;

    /// <summary>Prepares the droops that the gateway configures.</summary>
    /// <param name="register">The nodes and their last measurements.</param>
    /// <param name="nominalVoltageV">1 pu of the droops, phase to neutral, V.</param>
    public ExpectedReactive(NodeRegister register, double nominalVoltageV)
    {
        _register = register;
        _nominalVoltageV = nominalVoltageV;
        _droops = [.. register.Nodes.Select(node => ReactiveDroop.Of(node.Control))];
        _changeVar = new double[_droops.Length];
    }

    /// <summary>What a node takes on one of its phases more than was measured, var, absorption positive.</summary>
    /// <param name="node">Index of the node in the register.</param>
    public double ChangePerPhaseVar(int node) => _changeVar[node] / _register.Nodes[node].Phases.Count;

    /// <summary>Begins a round: all as measured.</summary>
    public void Reset() => Array.Clear(_changeVar);

    /// <summary>Lets the droops come to rest at given powers.</summary>
    /// <param name="solve">The power flow with <see cref="ChangePerPhaseVar"/> as it stands; null when there is none.</param>
    /// <param name="netW">Net power per node, W, import positive.</param>
    /// <returns>False when they stood already.</returns>
    public bool Settle(Func<PowerFlowResult?> solve, double[] netW)
    {
        bool hasMoved = false;
        bool isMoving = true;
        for (int step = 0; step < MaximumSteps && isMoving; step++)
        {
            isMoving = solve() is { } flow && Step(flow, netW);
            hasMoved |= isMoving;
        }

        return hasMoved;
    }

    private bool Step(PowerFlowResult flow, double[] netW)
    {
        bool hasMoved = false;
        for (int i = 0; i < _droops.Length; i++)
        {
            double ratedVa = RatedVa(i);
            double changeVar = ratedVa > 0 && _droops[i] is { } droop ? ChangeVar(i, (droop, ratedVa), flow, netW[i]) : 0;
            hasMoved |= Math.Abs(changeVar - _changeVar[i]) > StandWithinPu * ratedVa;
            _changeVar[i] += StepPart * (changeVar - _changeVar[i]);
        }

        return hasMoved;
    }

    private double ChangeVar(int index, (ReactiveDroop Droop, double RatedVa) inverter, PowerFlowResult flow, double netW)
    {
        RegisteredNode node = _register.Nodes[index];
        MeasurementMessage? measured = _register.LastMeasurement(node.NodeId);
        double[] thenPu = [.. node.Phases.Select(phase => NetworkChecker.At(measured?.VoltageV, phase) / _nominalVoltageV)];
        if (!flow.Converged || !Array.TrueForAll(thenPu, voltagePu => voltagePu > 0))
        {
            return 0;
        }

        double[] nowPu = [.. node.Phases.Select(phase => flow.VoltageV(node.BusIndex, phase).Magnitude / _nominalVoltageV)];
        double thenW = NetworkChecker.MeasuredW(_register, node);
        return inverter.RatedVa * (inverter.Droop.AbsorbedPu(nowPu, -netW / inverter.RatedVa) - inverter.Droop.AbsorbedPu(thenPu, -thenW / inverter.RatedVa));
    }

    private double RatedVa(int index)
    {
        RegisteredNode node = _register.Nodes[index];
        double ratedVa = node.InverterRatedVa > 0 ? node.InverterRatedVa : _register.ReportedInverterVa(node.NodeId);
        return Math.Min(ratedVa, LargestRatingPerConnection * Math.Max(node.RatedImportW, node.RatedExportW));
    }
}
