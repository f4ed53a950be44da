namespace EdgeLem.Broker;

/// <summary>The running totals behind <see cref="BrokerStatistics"/>; every field is changed with <see cref="Interlocked"/> only.</summary>
internal sealed class BrokerCounters
{
    private readonly long[] _totals = new long[Enum.GetValues<BrokerCounter>().Length];

    public long this[BrokerCounter counter] => Interlocked.Read(ref _totals[(int)counter]);

    public void Add(BrokerCounter counter, long amount = 1) => Interlocked.Add(ref _totals[(int)counter], amount);
}

/// <summary>Index of a total.</summary>
internal enum BrokerCounter
{
    ConnectsAccepted,
    ConnectsRefused,
    ConnectionsOverLimit,
    TakeOvers,
    MessagesIn,
    MessagesOut,
    MessagesLocal,
    PublishesDenied,
    SubscriptionsDenied,
    DeliveriesDenied,
    MessagesDropped,
    SlowConsumers,
    SessionsExpired,
    RetainedRefused,
    Malformed,
    ProtocolErrors,
    TimeOuts,
    WillsSent,
    HandlerFailures,
}
