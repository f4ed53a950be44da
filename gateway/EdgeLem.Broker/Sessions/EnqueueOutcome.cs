namespace EdgeLem.Broker.Sessions;

/// <summary>What became of a message for one session.</summary>
internal enum EnqueueOutcome
{
    /// <summary>It waits, or is not for a session without a connection (QoS 0).</summary>
    Taken,

    /// <summary>QoS 0 and no room: dropped and counted.</summary>
    Dropped,

    /// <summary>QoS 1 and no room: the session must end, or a message would be lost in silence.</summary>
    Overflow,
}
