using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;

namespace EdgeLem.Gateway.Rounds;

/// <summary>Several observers as one; told in the order given.</summary>
/// <param name="observers">The observers.</param>
public sealed class ObserverList(params IReadOnlyList<IRoundObserver> observers) : IRoundObserver
{
    /// <inheritdoc/>
    public void GateOpened(OpenGate gate) => Tell(observer => observer.GateOpened(gate));

    /// <inheritdoc/>
    public void Cleared(ClearedRound round) => Tell(observer => observer.Cleared(round));

    /// <inheritdoc/>
    public void Settled(SettledRound round) => Tell(observer => observer.Settled(round));

    /// <inheritdoc/>
    public void Measured(string nodeId, MeasurementMessage measurement) => Tell(observer => observer.Measured(nodeId, measurement));

    /// <inheritdoc/>
    public void StateChanged(string nodeId, StateMessage state) => Tell(observer => observer.StateChanged(nodeId, state));

    /// <inheritdoc/>
    public void MessageRefused(string sender, RejectCode code) => Tell(observer => observer.MessageRefused(sender, code));

    private void Tell(Action<IRoundObserver> tell)
    {
        foreach (IRoundObserver observer in observers)
        {
            tell(observer);
        }
    }
}
