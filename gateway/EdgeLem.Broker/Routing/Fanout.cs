using System.Runtime.ExceptionServices;
using EdgeLem.Broker.Connections;

namespace EdgeLem.Broker.Routing;

/// <summary>What is left to do for one message after the router's lock is free again: wake writers, close overflowing consumers, call local handlers.</summary>
internal sealed class Fanout
{
    [ThreadStatic]
    private static Fanout? _spare;

    private readonly List<BrokerConnection> _toWake = [];
    private readonly List<BrokerConnection> _tooSlow = [];
    private readonly List<LocalSubscription> _locals = [];

    // A local handler may publish in turn: the inner message then finds no spare and makes its own.
    public static Fanout Rent()
    {
        Fanout fanout = _spare ?? new Fanout();
        _spare = null;
        return fanout;
    }

    public void Return()
    {
        _toWake.Clear();
        _tooSlow.Clear();
        _locals.Clear();
        _spare = this;
    }

    public void Wake(BrokerConnection connection) => _toWake.Add(connection);

    public void Close(BrokerConnection connection) => _tooSlow.Add(connection);

    public void Call(LocalSubscription subscription) => _locals.Add(subscription);

    public void Finish(BrokerMessage message, BrokerCounters counters)
    {
        foreach (BrokerConnection connection in _toWake)
        {
            connection.Wake();
        }

        foreach (BrokerConnection connection in _tooSlow)
        {
            connection.Close(CloseReason.SlowConsumer);
        }

        CallLocals(message, counters);
    }

    // Every handler gets the message, then the first failure goes to the publisher: without PUBACK nobody claims to own the message.
    private void CallLocals(BrokerMessage message, BrokerCounters counters)
    {
        ExceptionDispatchInfo? failure = null;
        foreach (LocalSubscription subscription in _locals)
        {
            try
            {
                subscription.Handler(message);
                counters.Add(BrokerCounter.MessagesLocal);
            }
            catch (Exception fault)
            {
                counters.Add(BrokerCounter.HandlerFailures);
                failure ??= ExceptionDispatchInfo.Capture(fault);
            }
        }

        failure?.Throw();
    }
}
