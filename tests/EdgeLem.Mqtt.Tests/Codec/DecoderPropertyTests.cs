using System.Buffers;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Mqtt.Tests.Codec;

/// <summary>What must hold for all bytes: the decoder answers, never throws, and reads what the encoder wrote.</summary>
public sealed class DecoderPropertyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20_261_120)]
    public void Every_packet_is_read_as_it_was_written(int seed)
    {
        var samples = new PacketSamples(seed);
        for (int round = 0; round < 3_000; round++)
        {
            MqttPacket packet = samples.Next();
            byte[] bytes = Wire.Encode(packet);
            Assert.Equal(MqttEncoder.SizeOf(packet), bytes.Length);
            MqttPacket read = Wire.DecodeWhole(bytes);
            Assert.IsType(packet.GetType(), read);

            // The encoder is checked against the specification's bytes, so equal bytes mean equal packets.
            Assert.Equal(bytes, Wire.Encode(read));
        }
    }

    [Fact]
    public void Every_split_into_two_segments_gives_the_same_packet_and_every_prefix_asks_for_more()
    {
        var samples = new PacketSamples(3);
        for (int round = 0; round < 100; round++)
        {
            byte[] bytes = Wire.Encode(samples.Next());
            for (int cut = 1; cut < bytes.Length; cut++)
            {
                Assert.Equal(DecodeResult.NeedMore, Wire.Decode(bytes[..cut]));
                ReadOnlySequence<byte> split = Wire.Segments(bytes, cut);
                DecodeResult result = new MqttDecoder().Decode(ref split);
                Assert.Equal(bytes, Wire.Encode(result.Packet!));
                Assert.Equal(0, split.Length);
            }
        }
    }

    [Fact]
    public void Packets_behind_each_other_are_read_one_by_one_from_segments_of_one_byte()
    {
        var samples = new PacketSamples(4);
        byte[][] packets = [.. Enumerable.Range(0, 50).Select(_ => Wire.Encode(samples.Next()))];
        byte[] stream = [.. packets.SelectMany(bytes => bytes)];
        ReadOnlySequence<byte> unread = Wire.Segments(stream, [.. Enumerable.Range(1, stream.Length - 1)]);
        var decoder = new MqttDecoder();
        foreach (byte[] expected in packets)
        {
            Assert.Equal(expected, Wire.Encode(decoder.Decode(ref unread).Packet!));
        }

        Assert.Equal(0, unread.Length);
    }

    [Fact]
    public void Random_bytes_never_throw() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll<byte[]>(bytes => IsAnswer(Wire.Decode(bytes), bytes)));

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Changed_packets_never_throw(int seed)
    {
        var samples = new PacketSamples(seed);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = Wire.Encode(samples.Next());
            for (int changes = samples.Below(4); changes >= 0; changes--)
            {
                bytes[samples.Below(bytes.Length)] = (byte)samples.Below(256);
            }

            byte[] cut = bytes[..(1 + samples.Below(bytes.Length))];
            Assert.True(IsAnswer(Wire.Decode(cut), cut), $"seed {seed}, round {round}");
        }
    }

    // Exactly one of three answers; a packet that was accepted can be written again, so it obeys the rules.
    private static bool IsAnswer(DecodeResult result, byte[] bytes) => result.Status switch
    {
        DecodeStatus.Packet => result.Packet is not null && Wire.Encode(result.Packet).Length <= bytes.Length,
        DecodeStatus.NeedMore => result.Packet is null && result.Reason == MalformedReason.None,
        _ => result.Packet is null && result.Reason != MalformedReason.None,
    };
}
