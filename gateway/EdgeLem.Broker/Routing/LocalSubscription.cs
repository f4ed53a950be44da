namespace EdgeLem.Broker.Routing;

/// <summary>A subscription of the embedding process.</summary>
internal sealed class LocalSubscription(MessageRouter router, string filter, Action<BrokerMessage> handler) : Subscriber, IDisposable
{
    public string Filter => filter;

    public Action<BrokerMessage> Handler => handler;

    public void Dispose() => router.Unsubscribe(this);
}
