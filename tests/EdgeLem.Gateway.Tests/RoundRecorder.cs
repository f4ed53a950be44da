using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds;

namespace EdgeLem.Gateway.Tests;

/// <summary>Keeps everything that the gateway reports.</summary>
internal sealed class RoundRecorder : IRoundObserver
{
    public List<OpenGate> Gates { get; } = [];

    public List<ClearedRound> Rounds { get; } = [];

    public List<SettledRound> Settlements { get; } = [];

    public List<(string NodeId, MeasurementMessage Message)> Measurements { get; } = [];

    public List<(string NodeId, StateMessage Message)> States { get; } = [];

    public void GateOpened(OpenGate gate) => Gates.Add(gate);

    public void Cleared(ClearedRound round) => Rounds.Add(round);

    public void Settled(SettledRound round) => Settlements.Add(round);

    public void Measured(string nodeId, MeasurementMessage measurement) => Measurements.Add((nodeId, measurement));

    public void StateChanged(string nodeId, StateMessage state) => States.Add((nodeId, state));
}
