using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Rounds;

/// <summary>Who wants to know what the market does: the live page, the simulator's result files. Called on the round loop's thread.</summary>
public interface IRoundObserver
{
    /// <summary>A gate opened.</summary>
    public void GateOpened(Intake.OpenGate gate);

    /// <summary>A round was cleared, checked and, when the check converged, dispatched.</summary>
    public void Cleared(ClearedRound round);

    /// <summary>An interval was settled.</summary>
    public void Settled(SettledRound round);

    /// <summary>A node sent a measurement.</summary>
    public void Measured(string nodeId, MeasurementMessage measurement);

    /// <summary>A node came, went, or lost its meter.</summary>
    public void StateChanged(string nodeId, StateMessage state);

    /// <summary>A message was refused. Most observers read the counters instead, so this does nothing unless implemented.</summary>
    /// <param name="sender">Client id of the sender, untrusted.</param>
    /// <param name="code">The reason.</param>
    public void MessageRefused(string sender, RejectCode code)
    {
    }
}
