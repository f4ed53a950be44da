using EdgeLem.Mqtt.Codec;

namespace EdgeLem.Mqtt;

/// <summary>PUBLISH: a message (MQTT 3.1.1, section 3.3).</summary>
/// <param name="Header">Topic, flags and identifier.</param>
/// <param name="Payload">Body, any bytes, may be empty.</param>
public sealed record PublishPacket(PublishHeader Header, ReadOnlyMemory<byte> Payload) : MqttPacket
{
    private const byte DuplicateFlag = 8;
    private const byte RetainFlag = 1;

    /// <inheritdoc/>
    public override MqttPacketType Type => MqttPacketType.Publish;

    internal override byte Flags => FlagsOf(Header);

    internal override int BodyBytes => HeaderBytes(Header) + Payload.Length;

    internal override void WriteBody(ref PacketWriter writer)
    {
        WriteHeader(ref writer, Header);
        writer.Raw(Payload.Span);
    }

    internal static byte FlagsOf(in PublishHeader header) =>
        (byte)((header.Duplicate ? DuplicateFlag : 0) | ((int)header.Qos << 1) | (header.Retain ? RetainFlag : 0));

    internal static int HeaderBytes(in PublishHeader header) =>
        PacketWriter.TextBytes(header.Topic) + (header.Qos == MqttQos.AtMostOnce ? 0 : 2);

    internal static void WriteHeader(ref PacketWriter writer, in PublishHeader header)
    {
        writer.Text(header.Topic);
        if (header.Qos != MqttQos.AtMostOnce)
        {
            writer.UInt16(header.PacketId);
        }
    }

    internal static MqttPacket? Read(ref PacketReader reader, int flags)
    {
        MqttQos qos = QosOf(flags);
        string topic = reader.TopicName();
        ushort packetId = qos == MqttQos.AtMostOnce ? (ushort)0 : reader.PacketId();
        var header = new PublishHeader(topic, qos, (flags & RetainFlag) != 0, (flags & DuplicateFlag) != 0, packetId);
        return reader.Failed ? null : new PublishPacket(header, reader.Rest());
    }

    // Sections 3.3.1.1 and 3.3.1.2: QoS 3 does not exist, DUP has no meaning without a receipt.
    internal static bool AreFlagsValid(int flags) =>
        (flags & 6) != 6 && (QosOf(flags) != MqttQos.AtMostOnce || (flags & DuplicateFlag) == 0);

    private static MqttQos QosOf(int flags) => (MqttQos)((flags >> 1) & 3);
}
