using System.Buffers;

namespace EdgeLem.Mqtt.Tests.Codec;

/// <summary>Packets to bytes and back, whole or in pieces.</summary>
internal static class Wire
{
    public static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    public static byte[] Encode(MqttPacket packet)
    {
        var output = new ArrayBufferWriter<byte>();
        MqttEncoder.Write(output, packet);
        return output.WrittenSpan.ToArray();
    }

    public static DecodeResult Decode(byte[] bytes, MqttDecoder? decoder = null)
    {
        var unread = new ReadOnlySequence<byte>(bytes);
        return (decoder ?? new MqttDecoder()).Decode(ref unread);
    }

    public static MqttPacket DecodeWhole(byte[] bytes)
    {
        var unread = new ReadOnlySequence<byte>(bytes);
        DecodeResult result = new MqttDecoder().Decode(ref unread);
        Assert.Equal(MalformedReason.None, result.Reason);
        Assert.Equal(0, unread.Length);
        return Assert.IsType<MqttPacket>(result.Packet, exactMatch: false);
    }

    /// <summary>The bytes as a sequence of segments that end at the given positions.</summary>
    public static ReadOnlySequence<byte> Segments(byte[] bytes, params int[] ends)
    {
        var first = new Segment(bytes.AsMemory(0, ends.Length > 0 ? ends[0] : bytes.Length), 0);
        Segment last = first;
        for (int index = 0; index < ends.Length; index++)
        {
            int end = index + 1 < ends.Length ? ends[index + 1] : bytes.Length;
            last = last.Append(bytes.AsMemory(ends[index], end - ends[index]));
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long runningIndex)
        {
            Memory = memory;
            RunningIndex = runningIndex;
        }

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
