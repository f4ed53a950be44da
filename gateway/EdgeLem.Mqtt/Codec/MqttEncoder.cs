using System.Buffers;
using EdgeLem.Mqtt.Codec;

namespace EdgeLem.Mqtt;

/// <summary>Writes control packets (MQTT 3.1.1, chapters 2 and 3). The size of a packet is known before its first byte is written.</summary>
public static class MqttEncoder
{
    /// <summary>Largest remaining length that four bytes can carry.</summary>
    public const int MaxRemainingLength = 268_435_455;

    /// <summary>Size of a packet on the wire, bytes.</summary>
    /// <param name="packet">Packet to measure.</param>
    public static int SizeOf(MqttPacket packet)
    {
        ArgumentNullException.ThrowIfNull(packet);
        return TotalBytes(packet.BodyBytes);
    }

    /// <summary>Writes a packet.</summary>
    /// <param name="output">Receives exactly <see cref="SizeOf"/> bytes.</param>
    /// <param name="packet">Packet to write; its texts at most 65,535 bytes each.</param>
    /// <exception cref="ArgumentException">The packet is longer than the protocol can carry.</exception>
    public static void Write(IBufferWriter<byte> output, MqttPacket packet)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(packet);
        int body = packet.BodyBytes;
        int total = TotalBytes(body);
        var writer = new PacketWriter(output.GetSpan(total)[..total]);
        WriteFixedHeader(ref writer, packet.Type, packet.Flags, body);
        packet.WriteBody(ref writer);
        output.Advance(total);
    }

    /// <summary>Writes a PUBLISH without making a packet object first: the hot path of broker and client.</summary>
    /// <param name="output">Receives the packet.</param>
    /// <param name="header">Topic, flags and identifier.</param>
    /// <param name="payload">Body.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The packet is longer than the protocol can carry.</exception>
    public static int WritePublish(IBufferWriter<byte> output, in PublishHeader header, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(output);
        int body = PublishPacket.HeaderBytes(header) + payload.Length;
        int total = TotalBytes(body);
        var writer = new PacketWriter(output.GetSpan(total)[..total]);
        WriteFixedHeader(ref writer, MqttPacketType.Publish, PublishPacket.FlagsOf(header), body);
        PublishPacket.WriteHeader(ref writer, header);
        writer.Raw(payload);
        output.Advance(total);
        return total;
    }

    private static void WriteFixedHeader(ref PacketWriter writer, MqttPacketType type, byte flags, int body)
    {
        writer.Byte((byte)(((int)type << 4) | flags));
        writer.RemainingLength(body);
    }

    private static int TotalBytes(int body)
    {
        if (body > MaxRemainingLength)
        {
            throw new ArgumentException($"A packet body of {body} bytes is longer than MQTT's limit of {MaxRemainingLength} bytes. Send less in one message.");
        }

        return 1 + PacketWriter.LengthBytes(body) + body;
    }
}
