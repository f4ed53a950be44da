namespace EdgeLem.Mqtt.Tests.Codec;

/// <summary>Bytes that other brokers let pass (rows 2 to 7 of what embedded brokers get wrong), each with the reason for its refusal.</summary>
public sealed class MalformedTests
{
    [Theory]
    [InlineData("00 00", MalformedReason.ReservedType)]
    [InlineData("F0 00", MalformedReason.ReservedType)]
    [InlineData("80", MalformedReason.HeaderFlags)] // SUBSCRIBE with flags 0, 4, 10
    [InlineData("84", MalformedReason.HeaderFlags)]
    [InlineData("8A", MalformedReason.HeaderFlags)]
    [InlineData("A0", MalformedReason.HeaderFlags)]
    [InlineData("60", MalformedReason.HeaderFlags)]
    [InlineData("36", MalformedReason.HeaderFlags)] // PUBLISH with QoS 3
    [InlineData("38", MalformedReason.HeaderFlags)] // DUP with QoS 0
    [InlineData("41", MalformedReason.HeaderFlags)]
    [InlineData("C1", MalformedReason.HeaderFlags)]
    [InlineData("C0 80 00", MalformedReason.RemainingLength)] // 0 in two bytes
    [InlineData("30 85 80 00", MalformedReason.RemainingLength)]
    [InlineData("30 FF FF FF FF", MalformedReason.RemainingLength)] // a fifth byte would follow
    [InlineData("30 80 80 80 80 01", MalformedReason.RemainingLength)]
    [InlineData("10 FF FF FF 7F", MalformedReason.TooLarge)] // 256 MB CONNECT: refused before its body
    [InlineData("E0 01 00", MalformedReason.TrailingBytes)]
    [InlineData("40 01 00", MalformedReason.Truncated)]
    [InlineData("40 03 00 01 00", MalformedReason.TrailingBytes)]
    [InlineData("40 02 00 00", MalformedReason.PacketId)]
    [InlineData("32 05 00 01 61 00 00", MalformedReason.PacketId)]
    [InlineData("82 06 00 00 00 01 61 00", MalformedReason.PacketId)]
    [InlineData("82 02 00 01", MalformedReason.NoFilter)]
    [InlineData("A2 02 00 01", MalformedReason.NoFilter)]
    [InlineData("82 06 00 01 00 01 61 03", MalformedReason.Qos)]
    [InlineData("82 06 00 01 00 01 61 11", MalformedReason.Qos)]
    [InlineData("82 05 00 01 00 01 61", MalformedReason.Truncated)] // filter without its QoS
    [InlineData("82 05 00 01 00 00 00", MalformedReason.TopicFilter)] // ''
    [InlineData("82 0A 00 01 00 05 61 2F 23 2F 62 00", MalformedReason.TopicFilter)] // a/#/b
    [InlineData("82 07 00 01 00 02 23 61 00", MalformedReason.TopicFilter)] // #a
    [InlineData("82 07 00 01 00 02 61 2B 00", MalformedReason.TopicFilter)] // a+
    [InlineData("30 02 00 00", MalformedReason.TopicName)] // CVE-2021-34432
    [InlineData("30 05 00 03 61 2F 23", MalformedReason.TopicName)] // a/#
    [InlineData("30 05 00 03 61 2F 2B", MalformedReason.TopicName)] // a/+
    [InlineData("30 03 00 02 61", MalformedReason.Truncated)] // length announced larger than sent, CVE-2026-25627
    [InlineData("30 04 00 02 61 00", MalformedReason.InvalidUtf8)] // U+0000
    [InlineData("30 05 00 03 ED A0 80", MalformedReason.InvalidUtf8)] // surrogate U+D800
    [InlineData("30 04 00 02 C0 AF", MalformedReason.InvalidUtf8)] // overlong slash
    [InlineData("30 03 00 01 FF", MalformedReason.InvalidUtf8)]
    [InlineData("30 06 00 04 F4 90 80 80", MalformedReason.InvalidUtf8)] // above U+10FFFF
    [InlineData("20 02 02 00", MalformedReason.ReturnCode)]
    [InlineData("20 02 00 06", MalformedReason.ReturnCode)]
    [InlineData("20 02 01 01", MalformedReason.ReturnCode)] // session present with a refusal
    [InlineData("90 03 00 01 03", MalformedReason.ReturnCode)]
    public void Bytes_that_no_valid_packet_has_are_refused(string hex, MalformedReason reason) =>
        Assert.Equal(DecodeResult.Malformed(reason), Wire.Decode(Wire.Hex(hex)));

    [Theory]
    [InlineData("10 0D 00 04 4D 51 54 58 04 02 00 00 00 01 61", MalformedReason.ProtocolName)] // MQTX
    [InlineData("10 0D 00 04 4D 51 54 54 05 02 00 00 00 01 61", MalformedReason.UnsupportedVersion)] // MQTT 5
    [InlineData("10 0F 00 06 4D 51 49 73 64 70 03 02 00 00 00 01 61", MalformedReason.UnsupportedVersion)] // MQTT 3.1
    [InlineData("10 0D 00 04 4D 51 54 54 04 03 00 00 00 01 61", MalformedReason.ConnectFlags)] // reserved bit
    [InlineData("10 0D 00 04 4D 51 54 54 04 0A 00 00 00 01 61", MalformedReason.ConnectFlags)] // will QoS without will
    [InlineData("10 0D 00 04 4D 51 54 54 04 22 00 00 00 01 61", MalformedReason.ConnectFlags)] // will retain without will
    [InlineData("10 13 00 04 4D 51 54 54 04 1E 00 00 00 01 61 00 01 62 00 01 63", MalformedReason.ConnectFlags)] // will QoS 3
    [InlineData("10 10 00 04 4D 51 54 54 04 42 00 00 00 01 61 00 01 62", MalformedReason.ConnectFlags)] // password without user name
    [InlineData("10 13 00 04 4D 51 54 54 04 06 00 00 00 01 61 00 01 23 00 01 63", MalformedReason.TopicName)] // will topic #
    [InlineData("10 0D 00 04 4D 51 54 54 04 02 00 00 00 01 00", MalformedReason.InvalidUtf8)]
    [InlineData("10 0E 00 04 4D 51 54 54 04 02 00 00 00 01 61 00", MalformedReason.TrailingBytes)]
    [InlineData("10 0D 00 04 4D 51 54 54 04 82 00 00 00 01 61", MalformedReason.Truncated)] // user name flag without user name
    public void A_connect_that_breaks_a_rule_is_refused(string hex, MalformedReason reason) =>
        Assert.Equal(DecodeResult.Malformed(reason), Wire.Decode(Wire.Hex(hex)));

    [Fact]
    public void A_packet_of_exactly_the_limit_passes_and_one_byte_more_does_not()
    {
        var packet = new PublishPacket(new PublishHeader("t", MqttQos.AtMostOnce), new byte[95]); // 1 + 1 + 3 + 95 = 100 bytes
        byte[] bytes = Wire.Encode(packet);
        Assert.Equal(DecodeStatus.Packet, Wire.Decode(bytes, new MqttDecoder { MaxPacketBytes = 100 }).Status);
        Assert.Equal(MalformedReason.TooLarge, Wire.Decode(bytes[..2], new MqttDecoder { MaxPacketBytes = 99 }).Reason);
    }

    [Theory]
    [InlineData("abcd", 4, 1, true)]
    [InlineData("abcde", 4, 1, false)]
    [InlineData("a/b", 4, 1, false)]
    [InlineData("a/b", 4, 2, true)]
    [InlineData("é/é", 4, 2, false)] // 5 bytes
    public void Topic_limits_count_bytes_and_levels(string topic, int maxBytes, int maxLevels, bool passes)
    {
        var decoder = new MqttDecoder { TopicLimits = new TopicLimits(maxBytes, maxLevels) };
        DecodeResult result = Wire.Decode(Wire.Encode(new PublishPacket(new PublishHeader(topic, MqttQos.AtMostOnce), default)), decoder);
        Assert.Equal(passes ? MalformedReason.None : MalformedReason.TopicTooLong, result.Reason);
    }
}
