using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace EdgeLem.Mqtt.Codec;

/// <summary>
/// Reads the fields of one packet body. The first fault sticks: later reads give empty values, so that a packet's layout reads as a list of its
/// fields and the fault is looked at once, at the end.
/// </summary>
internal ref struct PacketReader(ReadOnlySpan<byte> body, TopicLimits limits)
{
    private ReadOnlySpan<byte> _rest = body;

    public MalformedReason Reason { get; private set; }

    public readonly bool Failed => Reason != MalformedReason.None;

    public readonly bool AtEnd => _rest.IsEmpty;

    public void Fail(MalformedReason reason)
    {
        if (!Failed)
        {
            Reason = reason;
            _rest = default;
        }
    }

    public void FailIf(bool wrong, MalformedReason reason)
    {
        if (wrong)
        {
            Fail(reason);
        }
    }

    public void ExpectEnd() => FailIf(!AtEnd, MalformedReason.TrailingBytes);

    public byte Byte()
    {
        ReadOnlySpan<byte> field = Take(1);
        return field.IsEmpty ? (byte)0 : field[0];
    }

    public ushort UInt16()
    {
        ReadOnlySpan<byte> field = Take(2);
        return field.IsEmpty ? (ushort)0 : BinaryPrimitives.ReadUInt16BigEndian(field);
    }

    public ushort PacketId()
    {
        ushort packetId = UInt16();
        FailIf(packetId == 0, MalformedReason.PacketId);
        return packetId;
    }

    public byte[] Binary() => Take(UInt16()).ToArray();

    public byte[] Rest()
    {
        byte[] rest = _rest.ToArray();
        _rest = default;
        return rest;
    }

    public string Text() => Text(Take(UInt16()));

    public string TopicName()
    {
        string topic = Topic();
        FailIf(!MqttTopic.IsValidName(topic), MalformedReason.TopicName);
        return topic;
    }

    public string TopicFilter()
    {
        string filter = Topic();
        FailIf(!MqttTopic.IsValidFilter(filter), MalformedReason.TopicFilter);
        return filter;
    }

    private string Topic()
    {
        ReadOnlySpan<byte> bytes = Take(UInt16());
        FailIf(bytes.Length > limits.MaxBytes || bytes.Count((byte)'/') >= limits.MaxLevels, MalformedReason.TopicTooLong);
        return Failed ? string.Empty : Text(bytes);
    }

    // Utf8.IsValid refuses surrogates, overlong forms and values above U+10FFFF; U+0000 is valid UTF-8 but not valid MQTT.
    private string Text(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes) || bytes.Contains((byte)0))
        {
            Fail(MalformedReason.InvalidUtf8);
            return string.Empty;
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            Fail(MalformedReason.Truncated);
            return default;
        }

        ReadOnlySpan<byte> field = _rest[..count];
        _rest = _rest[count..];
        return field;
    }
}
