// Method   Q_i = Q_m + S_i (q(V, P) - q(V_m, P_m)), the droop's answer to the change of voltage on top of what was measured, so that what else the household takes is in it.
//          V follows from Q by the network; both are found in turns. A turn multiplies the error by the loop gain of the droops, which the configuration keeps below 1
//          (docs/control.md, guard).
// Symbols  q curve of the node, pu of S, absorption positive, for each phase voltage or for their mean, as its profile senses them; S rated apparent power of the inverter, VA;
//          V voltage phase to neutral, V; P net export, W; index m as last measured. Where active power comes first, |Q| is at most sqrt(S^2 - P^2).
// Limits   The droop at rest: it answers within seconds, an interval has minutes. Nodes with another reactive function, without measured voltages or without a known inverter stay as measured.
using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Rounds;

/// <summary>The reactive power that nodes will take in an interval: as last measured, and what their droops will change when the round changes their voltage.</summary>
internal sealed class ExpectedReactive
{
    /// <summary>The droops stand when none moves by more than this part of its inverter's rating.</summary>
    private const double StandWithinPu = 0.002;

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

    /// <summary>Takes what the droops answer to a state.</summary>
    /// <param name="flow">A converged power flow.</param>
    /// <param name="netW">Net power per node in that state, W, import positive.</param>
    /// <returns>False when the droops stand: the state holds with them.</returns>
    public bool Adapt(PowerFlowResult flow, ReadOnlySpan<double> netW)
    {
        bool hasMoved = false;
        for (int i = 0; i < _droops.Length; i++)
        {
            double ratedVa = RatedVa(i);
            double changeVar = ratedVa > 0 && _droops[i] is { } droop ? ChangeVar(i, (droop, ratedVa), flow, netW[i]) : 0;
            hasMoved |= Math.Abs(changeVar - _changeVar[i]) > StandWithinPu * ratedVa;
            _changeVar[i] = changeVar;
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
        double thenW = node.Phases.Sum(phase => NetworkChecker.At(measured?.PowerW, phase));
        return inverter.RatedVa * (inverter.Droop.AbsorbedPu(nowPu, -netW / inverter.RatedVa) - inverter.Droop.AbsorbedPu(thenPu, -thenW / inverter.RatedVa));
    }

    private double RatedVa(int index)
    {
        RegisteredNode node = _register.Nodes[index];
        double ratedVa = node.InverterRatedVa > 0 ? node.InverterRatedVa : _register.ReportedInverterVa(node.NodeId);
        return Math.Min(ratedVa, LargestRatingPerConnection * Math.Max(node.RatedImportW, node.RatedExportW));
    }
}
