using EdgeLem.Mqtt;

namespace EdgeLem.Broker;

/// <summary>Limits of the broker. Every default is safe on an open network; <see cref="Validate"/> reports all faults at once.</summary>
public sealed record BrokerOptions
{
    /// <summary>Largest packet of a connected client, bytes, 1 KiB to 16 MiB. Default 256 KiB.</summary>
    public int MaxPacketBytes { get; init; } = 256 * 1024;

    /// <summary>Largest CONNECT, bytes, 256 B to <see cref="MaxPacketBytes"/>: what a stranger may make us buffer. Default 16 KiB.</summary>
    public int MaxConnectPacketBytes { get; init; } = 16 * 1024;

    /// <summary>Longest topic name or filter, UTF-8 bytes, 1 to 65,535; a longer one closes the connection. Default 1,024.</summary>
    public int MaxTopicBytes { get; init; } = 1_024;

    /// <summary>Most levels of a topic name or filter, 1 to 65,536. Default 32.</summary>
    public int MaxTopicLevels { get; init; } = 32;

    /// <summary>Longest client identifier, characters, 1 to 65,535. Default 128.</summary>
    public int MaxClientIdLength { get; init; } = 128;

    /// <summary>Most subscriptions of one session, 1 to 100,000; further ones are refused with 0x80. Default 1,000.</summary>
    public int MaxSubscriptionsPerSession { get; init; } = 1_000;

    /// <summary>Longest time from the TCP connection to a whole CONNECT. More than 0. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Longest keep alive that is honoured, 1 s to 65,535 s; also used for clients that ask for none. A client is given up after one and a half times its
    /// keep alive without a packet from it. Default 1 h.
    /// </summary>
    public TimeSpan MaxKeepAlive { get; init; } = TimeSpan.FromHours(1);

    /// <summary>QoS 1 messages on their way to one client, without PUBACK, 1 to 1,000. Default 32.</summary>
    public int InFlightWindow { get; init; } = 32;

    /// <summary>
    /// Messages that wait for one client, in flight ones included, 1 to 1,000,000. Over the limit QoS 0 messages are dropped and counted; when only QoS 1
    /// messages are left, the consumer is disconnected and its session discarded, so that it notices. Default 1,000.
    /// </summary>
    public int MaxQueuedMessages { get; init; } = 1_000;

    /// <summary>As <see cref="MaxQueuedMessages"/>, in bytes, 64 KiB to 1 GiB. Default 4 MiB.</summary>
    public long MaxQueuedBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// Longest time that a PINGRESP waits behind messages that the client does not acknowledge; more than 0. It normally goes out behind all of them, which
    /// makes a ping a barrier. Default 10 s.
    /// </summary>
    public TimeSpan MaxPingHold { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Connections at one time, 1 to 1,000,000. Default 10,000.</summary>
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>Connections at one time from one address, 1 to <see cref="MaxConnections"/>. Default 200.</summary>
    public int MaxConnectionsPerAddress { get; init; } = 200;

    /// <summary>Connections at one time that have not sent their CONNECT, 1 to <see cref="MaxConnections"/>. Default 2,000.</summary>
    public int MaxHalfOpen { get; init; } = 2_000;

    /// <summary>As <see cref="MaxHalfOpen"/>, from one address. Default 50.</summary>
    public int MaxHalfOpenPerAddress { get; init; } = 50;

    /// <summary>Whether peers on a loopback address are free of all connection limits but <see cref="MaxConnections"/>: a simulated fleet lives there. Default true.</summary>
    public bool ExemptLoopback { get; init; } = true;

    /// <summary>Sessions, connected or waiting for their client, 1 to 1,000,000; further clients are answered with CONNACK 3. Default 20,000.</summary>
    public int MaxSessions { get; init; } = 20_000;

    /// <summary>How long a session with clean session 0 waits for its client. More than 0. Default 7 days.</summary>
    public TimeSpan SessionExpiry { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Retained messages, 0 to 10,000,000. Over the limit a new one is distributed but not kept, and counted. Default 50,000.</summary>
    public int MaxRetainedMessages { get; init; } = 50_000;

    /// <summary>As <see cref="MaxRetainedMessages"/>, in bytes of topics and payloads. Default 64 MiB.</summary>
    public long MaxRetainedBytes { get; init; } = 64 * 1024 * 1024;

    internal TopicLimits TopicLimits => new(MaxTopicBytes, MaxTopicLevels);

    /// <summary>Checks all limits.</summary>
    /// <exception cref="ArgumentException">Some are outside their range; the message has them all.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        CheckSizes(faults);
        CheckCounts(faults);
        CheckTimes(faults);
        if (faults.Count > 0)
        {
            throw new ArgumentException($"Broker options: {string.Join(' ', faults)}");
        }
    }

    private void CheckSizes(List<string> faults)
    {
        CheckRange(faults, nameof(MaxPacketBytes), MaxPacketBytes, 1_024, 16 * 1024 * 1024);
        CheckRange(faults, nameof(MaxConnectPacketBytes), MaxConnectPacketBytes, 256, MaxPacketBytes);
        CheckRange(faults, nameof(MaxTopicBytes), MaxTopicBytes, 1, 65_535);
        CheckRange(faults, nameof(MaxTopicLevels), MaxTopicLevels, 1, 65_536);
        CheckRange(faults, nameof(MaxClientIdLength), MaxClientIdLength, 1, 65_535);
        CheckRange(faults, nameof(MaxQueuedBytes), MaxQueuedBytes, 64 * 1024, 1024 * 1024 * 1024);
        CheckRange(faults, nameof(MaxRetainedBytes), MaxRetainedBytes, 0, long.MaxValue);
    }

    private void CheckCounts(List<string> faults)
    {
        CheckRange(faults, nameof(MaxSubscriptionsPerSession), MaxSubscriptionsPerSession, 1, 100_000);
        CheckRange(faults, nameof(InFlightWindow), InFlightWindow, 1, 1_000);
        CheckRange(faults, nameof(MaxQueuedMessages), MaxQueuedMessages, 1, 1_000_000);
        CheckRange(faults, nameof(MaxConnections), MaxConnections, 1, 1_000_000);
        CheckRange(faults, nameof(MaxConnectionsPerAddress), MaxConnectionsPerAddress, 1, MaxConnections);
        CheckRange(faults, nameof(MaxHalfOpen), MaxHalfOpen, 1, MaxConnections);
        CheckRange(faults, nameof(MaxHalfOpenPerAddress), MaxHalfOpenPerAddress, 1, MaxHalfOpen);
        CheckRange(faults, nameof(MaxSessions), MaxSessions, 1, 1_000_000);
        CheckRange(faults, nameof(MaxRetainedMessages), MaxRetainedMessages, 0, 10_000_000);
    }

    private void CheckTimes(List<string> faults)
    {
        CheckPositive(faults, nameof(ConnectTimeout), ConnectTimeout);
        CheckPositive(faults, nameof(MaxPingHold), MaxPingHold);
        CheckPositive(faults, nameof(SessionExpiry), SessionExpiry);
        CheckRange(faults, nameof(MaxKeepAlive) + " (s)", (long)MaxKeepAlive.TotalSeconds, 1, 65_535);
    }

    private static void CheckRange(List<string> faults, string name, long value, long lowest, long highest)
    {
        if (value < lowest || value > highest)
        {
            faults.Add($"{name} {value} is outside {lowest} to {highest}.");
        }
    }

    private static void CheckPositive(List<string> faults, string name, TimeSpan value)
    {
        if (value <= TimeSpan.Zero)
        {
            faults.Add($"{name} {value} must be more than 0.");
        }
    }
}
