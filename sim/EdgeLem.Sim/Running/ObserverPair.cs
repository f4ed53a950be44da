using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds;

namespace EdgeLem.Sim.Running;

/// <summary>Two observers as one.</summary>
/// <param name="first">Told first.</param>
/// <param name="second">Told second.</param>
internal sealed class ObserverPair(IRoundObserver first, IRoundObserver second) : IRoundObserver
{
    /// <inheritdoc/>
    public void GateOpened(OpenGate gate)
    {
        first.GateOpened(gate);
        second.GateOpened(gate);
    }

    /// <inheritdoc/>
    public void Cleared(ClearedRound round)
    {
        first.Cleared(round);
        second.Cleared(round);
    }

    /// <inheritdoc/>
    public void Settled(SettledRound round)
    {
        first.Settled(round);
        second.Settled(round);
    }

    /// <inheritdoc/>
    public void Measured(string nodeId, MeasurementMessage measurement)
    {
        first.Measured(nodeId, measurement);
        second.Measured(nodeId, measurement);
    }

    /// <inheritdoc/>
    public void StateChanged(string nodeId, StateMessage state)
    {
        first.StateChanged(nodeId, state);
        second.StateChanged(nodeId, state);
    }
}
