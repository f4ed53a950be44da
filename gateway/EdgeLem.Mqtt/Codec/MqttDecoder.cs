using System.Buffers;
using EdgeLem.Mqtt.Codec;

namespace EdgeLem.Mqtt;

/// <summary>
/// Reads control packets out of a byte stream (MQTT 3.1.1, chapters 2 and 3). One decoder belongs to one connection and is not thread safe.
/// It never throws, whatever the bytes are, and refuses a packet that is too long as soon as its length is known, before its body is buffered.
/// </summary>
public sealed class MqttDecoder
{
    private const int MaxHeaderBytes = 5;

    /// <summary>Largest packet that is accepted, header included, bytes. May change between packets. Default 256 KiB.</summary>
    public int MaxPacketBytes { get; set; } = 256 * 1024;

    /// <summary>Limits on topic names and filters. Default: the protocol's own.</summary>
    public TopicLimits TopicLimits { get; init; } = TopicLimits.Protocol;

    /// <summary>Protocol version of the connection: what the last CONNECT on it said; the layout of the packets that follow depends on it.</summary>
    public MqttVersion Version { get; private set; } = MqttVersion.V311;

    /// <summary>Takes the next packet from the front of a buffer.</summary>
    /// <param name="buffer">Unread bytes. Moves behind the packet when one was found, otherwise stays.</param>
    /// <returns>A packet, the wish for more bytes, or why the bytes are refused. After a refusal the stream has no meaning any more.</returns>
    public DecodeResult Decode(ref ReadOnlySequence<byte> buffer)
    {
        Span<byte> head = stackalloc byte[MaxHeaderBytes];
        int available = (int)Math.Min(buffer.Length, MaxHeaderBytes);
        buffer.Slice(0, available).CopyTo(head);
        (MalformedReason reason, int headerBytes, int bodyBytes) = ReadFixedHeader(head[..available]);
        if (reason != MalformedReason.None)
        {
            return DecodeResult.Malformed(reason);
        }

        if (headerBytes == 0 || buffer.Length < headerBytes + bodyBytes)
        {
            return DecodeResult.NeedMore;
        }

        DecodeResult result = ReadBody(head[0], buffer.Slice(headerBytes, bodyBytes));
        if (result.Status == DecodeStatus.Packet)
        {
            buffer = buffer.Slice(headerBytes + bodyBytes);
        }

        return result;
    }

    // Header bytes 0 = not whole yet.
    private (MalformedReason Reason, int HeaderBytes, int BodyBytes) ReadFixedHeader(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            return default;
        }

        MalformedReason reason = CheckFirstByte(head[0]);
        int length = 0;
        for (int index = 1; reason == MalformedReason.None && index < head.Length; index++)
        {
            length |= (head[index] & 127) << (7 * (index - 1));
            if (head[index] < 128)
            {
                bool isShortest = index == 1 || head[index] != 0;
                return (isShortest ? CheckSize(1 + index, length) : MalformedReason.RemainingLength, 1 + index, length);
            }
        }

        bool isTooLong = reason == MalformedReason.None && head.Length == MaxHeaderBytes;
        return (isTooLong ? MalformedReason.RemainingLength : reason, 0, 0);
    }

    private MalformedReason CheckSize(int headerBytes, int bodyBytes) =>
        headerBytes + bodyBytes > MaxPacketBytes ? MalformedReason.TooLarge : MalformedReason.None;

    private static MalformedReason CheckFirstByte(byte first)
    {
        var type = (MqttPacketType)(first >> 4);
        int flags = first & 15;
        if (!Enum.IsDefined(type))
        {
            return MalformedReason.ReservedType;
        }

        bool valid = type switch
        {
            MqttPacketType.Publish => PublishPacket.AreFlagsValid(flags),
            MqttPacketType.PubRel or MqttPacketType.Subscribe or MqttPacketType.Unsubscribe => flags == 2,
            _ => flags == 0,
        };
        return valid ? MalformedReason.None : MalformedReason.HeaderFlags;
    }

    // Fields are parsed from one span; only a body that lies across segments of the transport is copied together first.
    private DecodeResult ReadBody(byte first, ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            return ReadBody(first, body.FirstSpan);
        }

        int length = (int)body.Length;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        body.CopyTo(rented);
        DecodeResult result = ReadBody(first, rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return result;
    }

    private DecodeResult ReadBody(byte first, ReadOnlySpan<byte> body)
    {
        var type = (MqttPacketType)(first >> 4);
        var reader = new PacketReader(body, TopicLimits);
        MqttPacket? packet = type switch
        {
            MqttPacketType.Connect => ConnectPacket.Read(ref reader),
            MqttPacketType.ConnAck => ConnAckPacket.Read(ref reader),
            MqttPacketType.Publish => PublishPacket.Read(ref reader, first & 15),
            MqttPacketType.Subscribe => SubscribePacket.Read(ref reader),
            MqttPacketType.SubAck => SubAckPacket.Read(ref reader),
            MqttPacketType.Unsubscribe => UnsubscribePacket.Read(ref reader),
            MqttPacketType.PingReq or MqttPacketType.PingResp or MqttPacketType.Disconnect => SignalPacket.Read(ref reader, type),
            _ => ReceiptPacket.Read(ref reader, type),
        };
        return reader.Failed || packet is null ? DecodeResult.Malformed(reader.Reason) : Accept(packet);
    }

    private DecodeResult Accept(MqttPacket packet)
    {
        if (packet is ConnectPacket connect)
        {
            Version = connect.Version;
        }

        return new DecodeResult(DecodeStatus.Packet, packet, MalformedReason.None);
    }
}
