namespace EdgeLem.Mqtt;

/// <summary>Where and how an <see cref="MqttClient"/> connects.</summary>
public sealed record MqttClientOptions
{
    /// <summary>Host name or address of the broker. Default 127.0.0.1.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>TCP port, 1 to 65,535. Default 1883.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>Client identifier, at most 65,535 bytes; empty lets the broker choose, which needs a clean session.</summary>
    public required string ClientId { get; init; }

    /// <summary>Whether the broker forgets earlier state of this client and keeps none. Default true.</summary>
    public bool CleanSession { get; init; } = true;

    /// <summary>
    /// Longest silence on the connection, whole seconds from 0 to 65,535 s; 0 switches the watchdog off. Default 30 s.
    /// After half of it the client pings; after one and a half times without a byte from the broker it gives the connection up.
    /// </summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Message that the broker sends when this client is lost; null = none.</summary>
    public WillMessage? Will { get; init; }

    /// <summary>User name; null = none.</summary>
    public string? UserName { get; init; }

    /// <summary>Password; null = none. Needs a user name.</summary>
    public byte[]? Password { get; init; }

    /// <summary>Longest time for the TCP connection and the CONNACK together. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for SUBACK, UNSUBACK, PINGRESP and for the close after DISCONNECT. Default 20 s. A PUBACK is limited by the keep-alive watchdog only.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>QoS 1 messages that may wait for their PUBACK, 1 to 1,000; more wait their turn in order. Default 32.</summary>
    public int MaxInFlight { get; init; } = 32;

    /// <summary>Largest packet that is accepted from the broker, 1 KiB to 256 MiB. Default 256 KiB.</summary>
    public int MaxPacketBytes { get; init; } = 256 * 1024;

    internal void Validate()
    {
        var faults = new List<string>();
        Check(faults, !string.IsNullOrEmpty(Host), "Host is empty; give a name or an address.");
        Check(faults, Port is >= 1 and <= 65_535, $"Port {Port} is outside 1 to 65,535.");
        Check(faults, ClientId.Length > 0 || CleanSession, "An empty ClientId needs CleanSession.");
        Check(faults, KeepAlive.TotalSeconds is >= 0 and <= 65_535, $"KeepAlive {KeepAlive.TotalSeconds} s is outside 0 to 65,535 s.");
        Check(faults, Will is null || MqttTopic.IsValidName(Will.Topic), $"Will topic '{Will?.Topic}' is not a topic name.");
        Check(faults, Password is null || UserName is not null, "A Password needs a UserName.");
        Check(faults, ConnectTimeout > TimeSpan.Zero, $"ConnectTimeout {ConnectTimeout} must be positive.");
        Check(faults, ReplyTimeout > TimeSpan.Zero, $"ReplyTimeout {ReplyTimeout} must be positive.");
        Check(faults, MaxInFlight is >= 1 and <= 1_000, $"MaxInFlight {MaxInFlight} is outside 1 to 1,000.");
        Check(faults, MaxPacketBytes is >= 1_024 and <= 256 * 1024 * 1024, $"MaxPacketBytes {MaxPacketBytes} is outside 1,024 to 268,435,456.");
        if (faults.Count > 0)
        {
            throw new ArgumentException($"MQTT client '{ClientId}': {string.Join(' ', faults)}");
        }
    }

    internal ConnectPacket ToConnectPacket() => new()
    {
        ClientId = ClientId,
        CleanSession = CleanSession,
        KeepAliveSeconds = (ushort)Math.Ceiling(KeepAlive.TotalSeconds),
        Will = Will,
        UserName = UserName,
        Password = Password,
    };

    private static void Check(List<string> faults, bool valid, string fault)
    {
        if (!valid)
        {
            faults.Add(fault);
        }
    }
}
