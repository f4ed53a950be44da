using System.Buffers.Binary;
using System.Text;

namespace EdgeLem.Mqtt.Codec;

/// <summary>Writes the fields of one packet into a span of exactly its size.</summary>
internal ref struct PacketWriter(Span<byte> target)
{
    private Span<byte> _rest = target;

    public readonly int Left => _rest.Length;

    /// <summary>Bytes of a text field: two for its length, then UTF-8.</summary>
    public static int TextBytes(string text) => 2 + Encoding.UTF8.GetByteCount(text);

    /// <summary>Bytes of a remaining length: 1 to 4.</summary>
    public static int LengthBytes(int remainingLength) => remainingLength switch
    {
        < 128 => 1,
        < 16_384 => 2,
        < 2_097_152 => 3,
        _ => 4,
    };

    public void Byte(byte value)
    {
        _rest[0] = value;
        _rest = _rest[1..];
    }

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_rest, value);
        _rest = _rest[2..];
    }

    public void RemainingLength(int value)
    {
        while (value >= 128)
        {
            Byte((byte)(value | 128));
            value >>= 7;
        }

        Byte((byte)value);
    }

    public void Text(string text)
    {
        int count = Encoding.UTF8.GetBytes(text, _rest[2..]);
        UInt16(checked((ushort)count));
        _rest = _rest[count..];
    }

    public void Binary(ReadOnlySpan<byte> bytes)
    {
        UInt16(checked((ushort)bytes.Length));
        Raw(bytes);
    }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_rest);
        _rest = _rest[bytes.Length..];
    }
}
