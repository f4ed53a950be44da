using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>Counts what the gateway hears.</summary>
internal sealed class DayObserver : IRoundObserver
{
    private int _measurements;
    private int _states;

    public int Measurements => Volatile.Read(ref _measurements);

    public int States => Volatile.Read(ref _states);

    public void GateOpened(OpenGate gate)
    {
    }

    public void Cleared(ClearedRound round)
    {
    }

    public void Settled(SettledRound round)
    {
    }

    public void Measured(string nodeId, MeasurementMessage measurement) => Interlocked.Increment(ref _measurements);

    public void StateChanged(string nodeId, StateMessage state) => Interlocked.Increment(ref _states);
}
