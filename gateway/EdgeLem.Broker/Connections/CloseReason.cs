namespace EdgeLem.Broker.Connections;

/// <summary>Why a connection ends. Numbers are stable: they appear in logs.</summary>
internal enum CloseReason
{
    /// <summary>It does not end.</summary>
    None = 0,

    /// <summary>The client sent DISCONNECT.</summary>
    Disconnected = 1,

    /// <summary>The client closed without DISCONNECT, or the network did.</summary>
    Lost = 2,

    /// <summary>Its CONNECT was refused.</summary>
    Refused = 3,

    /// <summary>Its bytes are no packets.</summary>
    Malformed = 4,

    /// <summary>A well-formed packet at the wrong time.</summary>
    ProtocolError = 5,

    /// <summary>No whole CONNECT in time.</summary>
    ConnectTimeout = 6,

    /// <summary>No packet within one and a half keep alives.</summary>
    KeepAlive = 7,

    /// <summary>A newer connection has its client identifier.</summary>
    TakenOver = 8,

    /// <summary>Its queue is full of QoS 1 messages.</summary>
    SlowConsumer = 9,

    /// <summary>A local subscription or the access policy threw an exception at one of its packets.</summary>
    HandlerFailed = 10,

    /// <summary>The embedding process wants it so.</summary>
    ClosedByHost = 11,

    /// <summary>The broker stops.</summary>
    Stopping = 12,
}
