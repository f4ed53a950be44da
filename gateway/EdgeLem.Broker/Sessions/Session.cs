using EdgeLem.Broker.Connections;
using EdgeLem.Broker.Routing;
using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Sessions;

/// <summary>What the broker knows of one client identifier. Everything but the queue is guarded by the router's lock.</summary>
internal sealed class Session(string clientId, bool isPersistent, OutgoingQueue queue) : Subscriber
{
    public string ClientId => clientId;

    /// <summary>Whether it waits for its client (clean session 0).</summary>
    public bool IsPersistent => isPersistent;

    public OutgoingQueue Queue => queue;

    public Dictionary<string, MqttQos> Subscriptions { get; } = [];

    /// <summary>The connection that serves it; null while its client is away.</summary>
    public BrokerConnection? Connection { get; set; }

    /// <summary>When its client left.</summary>
    public long DetachedAt { get; set; }
}
