namespace EdgeLem.Broker;

/// <summary>Counters of a broker at one moment. Totals count since the broker was made.</summary>
public sealed record BrokerStatistics
{
    /// <summary>Open connections, half-open ones included.</summary>
    public required int Connections { get; init; }

    /// <summary>Sessions, connected or waiting for their client.</summary>
    public required int Sessions { get; init; }

    /// <summary>Retained messages now.</summary>
    public required int RetainedMessages { get; init; }

    /// <summary>Bytes of retained topics and payloads now.</summary>
    public required long RetainedBytes { get; init; }

    /// <summary>Accepted CONNECTs in total.</summary>
    public required long ConnectsAccepted { get; init; }

    /// <summary>CONNECTs answered with a refusal in total.</summary>
    public required long ConnectsRefused { get; init; }

    /// <summary>Connections closed at once because of a connection limit, in total.</summary>
    public required long ConnectionsOverLimit { get; init; }

    /// <summary>Connections that were replaced by a newer one with the same client identifier, in total.</summary>
    public required long TakeOvers { get; init; }

    /// <summary>PUBLISH packets received in total.</summary>
    public required long MessagesIn { get; init; }

    /// <summary>PUBLISH packets written to clients in total, repetitions included.</summary>
    public required long MessagesOut { get; init; }

    /// <summary>Messages handed to local subscriptions in total.</summary>
    public required long MessagesLocal { get; init; }

    /// <summary>Publishes refused by the access policy in total.</summary>
    public required long PublishesDenied { get; init; }

    /// <summary>Subscriptions refused in total.</summary>
    public required long SubscriptionsDenied { get; init; }

    /// <summary>Deliveries refused by the access policy in total.</summary>
    public required long DeliveriesDenied { get; init; }

    /// <summary>QoS 0 messages dropped because a client's queue was full, in total.</summary>
    public required long MessagesDropped { get; init; }

    /// <summary>Sessions discarded because their queue was full of QoS 1 messages, in total.</summary>
    public required long SlowConsumers { get; init; }

    /// <summary>Sessions that ended because their client did not come back, in total.</summary>
    public required long SessionsExpired { get; init; }

    /// <summary>Messages that were not kept because a retained limit was reached, in total.</summary>
    public required long RetainedRefused { get; init; }

    /// <summary>Connections closed because of malformed bytes, in total.</summary>
    public required long Malformed { get; init; }

    /// <summary>Connections closed because of well-formed packets at the wrong time, in total.</summary>
    public required long ProtocolErrors { get; init; }

    /// <summary>Connections closed because no packet came within one and a half keep alives, or no CONNECT in time, in total.</summary>
    public required long TimeOuts { get; init; }

    /// <summary>Wills that were sent in total.</summary>
    public required long WillsSent { get; init; }

    /// <summary>Local subscriptions that threw an exception, in total; the message was not acknowledged.</summary>
    public required long HandlerFailures { get; init; }
}
