using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds;

namespace EdgeLem.Gateway.Tests.Rounds;

public sealed class ObserverListTests
{
    [Fact]
    public void Every_observer_hears_every_event_in_the_order_of_the_list()
    {
        var heard = new List<string>();
        IRoundObserver list = new ObserverList(new Ear("first", heard), new Ear("second", heard));

        list.GateOpened(null!);
        list.Cleared(null!);
        list.Settled(null!);
        list.Measured("a", null!);
        list.StateChanged("a", null!);
        list.MessageRefused("a", RejectCode.Malformed);

        string[] events = ["gate", "cleared", "settled", "measured", "state", "refused"];
        Assert.Equal(events.SelectMany(name => new[] { $"first {name}", $"second {name}" }), heard);
    }

    private sealed class Ear(string name, List<string> heard) : IRoundObserver
    {
        public void GateOpened(OpenGate gate) => heard.Add($"{name} gate");

        public void Cleared(ClearedRound round) => heard.Add($"{name} cleared");

        public void Settled(SettledRound round) => heard.Add($"{name} settled");

        public void Measured(string nodeId, MeasurementMessage measurement) => heard.Add($"{name} measured");

        public void StateChanged(string nodeId, StateMessage state) => heard.Add($"{name} state");

        public void MessageRefused(string sender, RejectCode code) => heard.Add($"{name} refused");
    }
}
