using EdgeLem.Mqtt.Codec;

namespace EdgeLem.Mqtt;

/// <summary>CONNECT: the first packet of a connection (MQTT 3.1.1, section 3.1).</summary>
public sealed record ConnectPacket : MqttPacket
{
    private const byte UserNameFlag = 0x80;
    private const byte PasswordFlag = 0x40;
    private const byte WillRetainFlag = 0x20;
    private const byte WillFlag = 0x04;
    private const byte CleanSessionFlag = 0x02;
    private const byte ReservedFlag = 0x01;

    /// <inheritdoc/>
    public override MqttPacketType Type => MqttPacketType.Connect;

    /// <summary>Protocol level. Default 3.1.1.</summary>
    public MqttVersion Version { get; init; } = MqttVersion.V311;

    /// <summary>Client identifier; empty asks the broker to choose one, which needs <see cref="CleanSession"/>.</summary>
    public required string ClientId { get; init; }

    /// <summary>Whether earlier state of this client identifier is thrown away and none is kept. Default true.</summary>
    public bool CleanSession { get; init; } = true;

    /// <summary>Longest pause between two packets of the client, s; 0 = no limit of the client's.</summary>
    public ushort KeepAliveSeconds { get; init; }

    /// <summary>Message to send when the connection is lost; null = none.</summary>
    public WillMessage? Will { get; init; }

    /// <summary>User name; null = none.</summary>
    public string? UserName { get; init; }

    /// <summary>Password, 0 to 65,535 bytes; null = none. Needs a user name.</summary>
    public byte[]? Password { get; init; }

    internal override int BodyBytes =>
        10 + PacketWriter.TextBytes(ClientId)
        + (Will is null ? 0 : PacketWriter.TextBytes(Will.Topic) + 2 + Will.Payload.Length)
        + (UserName is null ? 0 : PacketWriter.TextBytes(UserName))
        + (Password is null ? 0 : 2 + Password.Length);

    private byte ConnectFlags => (byte)(
        (UserName is null ? 0 : UserNameFlag)
        | (Password is null ? 0 : PasswordFlag)
        | (Will is null ? 0 : WillFlag | ((int)Will.Qos << 3) | (Will.Retain ? WillRetainFlag : 0))
        | (CleanSession ? CleanSessionFlag : 0));

    internal override void WriteBody(ref PacketWriter writer)
    {
        writer.Text("MQTT");
        writer.Byte((byte)Version);
        writer.Byte(ConnectFlags);
        writer.UInt16(KeepAliveSeconds);
        writer.Text(ClientId);
        if (Will is not null)
        {
            writer.Text(Will.Topic);
            writer.Binary(Will.Payload.Span);
        }

        if (UserName is not null)
        {
            writer.Text(UserName);
        }

        if (Password is not null)
        {
            writer.Binary(Password);
        }
    }

    internal static MqttPacket? Read(ref PacketReader reader)
    {
        MqttVersion version = ReadVersion(ref reader);
        byte flags = reader.Byte();
        CheckFlags(ref reader, flags);
        ushort keepAlive = reader.UInt16();
        string clientId = reader.Text();
        WillMessage? will = (flags & WillFlag) == 0 ? null : ReadWill(ref reader, flags);
        string? userName = (flags & UserNameFlag) == 0 ? null : reader.Text();
        byte[]? password = (flags & PasswordFlag) == 0 ? null : reader.Binary();
        reader.ExpectEnd();
        return new ConnectPacket
        {
            Version = version,
            ClientId = clientId,
            CleanSession = (flags & CleanSessionFlag) != 0,
            KeepAliveSeconds = keepAlive,
            Will = will,
            UserName = userName,
            Password = password,
        };
    }

    // MQIsdp with level 3 is MQTT 3.1: a known protocol that we do not speak, so it deserves the answer "unacceptable version" and not silence.
    private static MqttVersion ReadVersion(ref PacketReader reader)
    {
        string protocol = reader.Text();
        byte level = reader.Byte();
        if (protocol is not ("MQTT" or "MQIsdp"))
        {
            reader.Fail(MalformedReason.ProtocolName);
        }
        else if (protocol != "MQTT" || level != (byte)MqttVersion.V311)
        {
            reader.Fail(MalformedReason.UnsupportedVersion);
        }

        return MqttVersion.V311;
    }

    // Sections 3.1.2.3 to 3.1.2.9: reserved bit, will bits without a will, will QoS 3, password without user name.
    private static void CheckFlags(ref PacketReader reader, byte flags)
    {
        bool hasWill = (flags & WillFlag) != 0;
        bool strayWillBits = !hasWill && (flags & 0x38) != 0;
        bool passwordAlone = (flags & PasswordFlag) != 0 && (flags & UserNameFlag) == 0;
        if ((flags & ReservedFlag) != 0 || strayWillBits || passwordAlone || ((flags >> 3) & 3) == 3)
        {
            reader.Fail(MalformedReason.ConnectFlags);
        }
    }

    private static WillMessage ReadWill(ref PacketReader reader, byte flags)
    {
        string topic = reader.TopicName();
        byte[] payload = reader.Binary();
        return new WillMessage(topic, payload, (MqttQos)((flags >> 3) & 3), (flags & WillRetainFlag) != 0);
    }
}
