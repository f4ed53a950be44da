using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds;

namespace EdgeLem.Gateway.Tests.Hosting;

/// <summary>Fails at the first clearing, as a defect inside a round would, and counts what comes after.</summary>
internal sealed class ThrowingObserver : IRoundObserver
{
    public List<long> ClearedStarts { get; } = [];

    public List<long> SettledStarts { get; } = [];

    public void GateOpened(OpenGate gate)
    {
    }

    public void Cleared(ClearedRound round)
    {
        ClearedStarts.Add(round.Gate.Interval.StartS);
        if (ClearedStarts.Count == 1)
        {
            throw new InvalidOperationException("defect of the test");
        }
    }

    public void Settled(SettledRound round) => SettledStarts.Add(round.Settlement.Interval.StartS);

    public void Measured(string nodeId, MeasurementMessage measurement)
    {
    }

    public void StateChanged(string nodeId, StateMessage state)
    {
    }
}
