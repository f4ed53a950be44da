using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Rounds;

/// <summary>Who wants to know what the market does: the live page, the simulator's result files. Called on the round loop's thread.</summary>
public interface IRoundObserver
{
    /// <summary>A gate opened.</summary>
    void GateOpened(Intake.OpenGate gate);

    /// <summary>A round was cleared, checked and, when the check converged, dispatched.</summary>
    void Cleared(ClearedRound round);

    /// <summary>An interval was settled.</summary>
    void Settled(SettledRound round);

    /// <summary>A node sent a measurement.</summary>
    void Measured(string nodeId, MeasurementMessage measurement);

    /// <summary>A node came, went, or lost its meter.</summary>
    void StateChanged(string nodeId, StateMessage state);
}
