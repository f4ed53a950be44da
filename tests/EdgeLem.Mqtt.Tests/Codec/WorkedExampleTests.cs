using System.Text;

namespace EdgeLem.Mqtt.Tests.Codec;

/// <summary>Bytes written down from the figures and tables of the MQTT 3.1.1 specification, or by hand after its layout.</summary>
public sealed class WorkedExampleTests
{
    // Figure 3.6: name MQTT, level 4, flags CE (user, password, will QoS 1, will, clean), keep alive 10 s; then the payload in the order of section 3.1.3.
    private const string ConnectHex = "10 26 00 04 4D 51 54 54 04 CE 00 0A 00 03 6E 2D 31 00 03 77 2F 74 00 04 6C 6F 73 74 00 04 75 73 65 72 00 04 70 61 73 73";

    [Fact]
    public void Connect_has_the_bytes_of_figure_3_6()
    {
        var packet = new ConnectPacket
        {
            ClientId = "n-1",
            KeepAliveSeconds = 10,
            Will = new WillMessage("w/t", Encoding.ASCII.GetBytes("lost"), MqttQos.AtLeastOnce, Retain: false),
            UserName = "user",
            Password = Encoding.ASCII.GetBytes("pass"),
        };
        Assert.Equal(Wire.Hex(ConnectHex), Wire.Encode(packet));
    }

    [Fact]
    public void Connect_of_figure_3_6_is_read_field_by_field()
    {
        var packet = Assert.IsType<ConnectPacket>(Wire.DecodeWhole(Wire.Hex(ConnectHex)));
        Assert.Equal((MqttVersion.V311, "n-1", true, (ushort)10, "user"), (packet.Version, packet.ClientId, packet.CleanSession, packet.KeepAliveSeconds, packet.UserName));
        Assert.Equal("pass", Encoding.ASCII.GetString(packet.Password!));
        Assert.Equal(("w/t", MqttQos.AtLeastOnce, false), (packet.Will!.Topic, packet.Will.Qos, packet.Will.Retain));
        Assert.Equal("lost", Encoding.ASCII.GetString(packet.Will.Payload.Span));
    }

    [Theory]
    [InlineData("20 02 01 00", true, MqttConnectCode.Accepted)]
    [InlineData("20 02 00 05", false, MqttConnectCode.NotAuthorized)]
    public void ConnAck_is_flags_and_code(string hex, bool sessionPresent, MqttConnectCode code) => AssertBothWays(hex, new ConnAckPacket(sessionPresent, code));

    // Figure 3.11: topic a/b, identifier 10; no identifier with QoS 0.
    [Theory]
    [InlineData("32 08 00 03 61 2F 62 00 0A 21", MqttQos.AtLeastOnce, false, false, 10)]
    [InlineData("3B 08 00 03 61 2F 62 00 0A 21", MqttQos.AtLeastOnce, true, true, 10)]
    [InlineData("34 08 00 03 61 2F 62 00 0A 21", MqttQos.ExactlyOnce, false, false, 10)]
    [InlineData("31 06 00 03 61 2F 62 21", MqttQos.AtMostOnce, true, false, 0)]
    public void Publish_has_the_bytes_of_figure_3_11(string hex, MqttQos qos, bool retain, bool duplicate, ushort id)
    {
        var header = new PublishHeader("a/b", qos, retain, duplicate, id);
        Assert.Equal(Wire.Hex(hex), Wire.Encode(new PublishPacket(header, new byte[] { 0x21 })));
        var read = Assert.IsType<PublishPacket>(Wire.DecodeWhole(Wire.Hex(hex)));
        Assert.Equal(header, read.Header);
        Assert.Equal([0x21], read.Payload.ToArray());
    }

    // Figures 3.21 to 3.23: a/b with QoS 1 and c/d with QoS 2, identifier 10.
    [Fact]
    public void Subscribe_has_the_bytes_of_figure_3_23()
    {
        byte[] bytes = Wire.Hex("82 0E 00 0A 00 03 61 2F 62 01 00 03 63 2F 64 02");
        TopicSubscription[] subscriptions = [new("a/b", MqttQos.AtLeastOnce), new("c/d", MqttQos.ExactlyOnce)];
        Assert.Equal(bytes, Wire.Encode(new SubscribePacket(10, subscriptions)));
        var read = Assert.IsType<SubscribePacket>(Wire.DecodeWhole(bytes));
        Assert.Equal(10, read.PacketId);
        Assert.Equal(subscriptions, read.Subscriptions);
    }

    // Figure 3.27: granted 0, granted 2, refused.
    [Fact]
    public void SubAck_has_the_bytes_of_figure_3_27()
    {
        byte[] bytes = Wire.Hex("90 05 00 0A 00 02 80");
        MqttSubscribeCode[] codes = [MqttSubscribeCode.GrantedAtMostOnce, MqttSubscribeCode.GrantedExactlyOnce, MqttSubscribeCode.Refused];
        Assert.Equal(bytes, Wire.Encode(new SubAckPacket(10, codes)));
        Assert.Equal(codes, Assert.IsType<SubAckPacket>(Wire.DecodeWhole(bytes)).Codes);
    }

    // Figure 3.30: a/b and c/d.
    [Fact]
    public void Unsubscribe_has_the_bytes_of_figure_3_30()
    {
        byte[] bytes = Wire.Hex("A2 0C 00 0A 00 03 61 2F 62 00 03 63 2F 64");
        Assert.Equal(bytes, Wire.Encode(new UnsubscribePacket(10, ["a/b", "c/d"])));
        Assert.Equal(["a/b", "c/d"], Assert.IsType<UnsubscribePacket>(Wire.DecodeWhole(bytes)).Filters);
    }

    [Theory]
    [InlineData("40 02 01 02", MqttPacketType.PubAck)]
    [InlineData("50 02 01 02", MqttPacketType.PubRec)]
    [InlineData("62 02 01 02", MqttPacketType.PubRel)]
    [InlineData("70 02 01 02", MqttPacketType.PubComp)]
    [InlineData("B0 02 01 02", MqttPacketType.UnsubAck)]
    public void Receipts_are_an_identifier(string hex, MqttPacketType type) => AssertBothWays(hex, new ReceiptPacket(type, 0x0102));

    [Theory]
    [InlineData("C0 00", MqttPacketType.PingReq)]
    [InlineData("D0 00", MqttPacketType.PingResp)]
    [InlineData("E0 00", MqttPacketType.Disconnect)]
    public void Signals_have_no_body(string hex, MqttPacketType type) => AssertBothWays(hex, new SignalPacket(type));

    // Table 2.4: the first and last value of each length of the remaining length field. A PUBLISH to "t" has 3 bytes before its payload.
    [Theory]
    [InlineData(127, "7F")]
    [InlineData(128, "80 01")]
    [InlineData(16_383, "FF 7F")]
    [InlineData(16_384, "80 80 01")]
    [InlineData(2_097_151, "FF FF 7F")]
    [InlineData(2_097_152, "80 80 80 01")]
    public void Remaining_lengths_are_those_of_table_2_4(int remaining, string hex)
    {
        byte[] bytes = Wire.Encode(new PublishPacket(new PublishHeader("t", MqttQos.AtMostOnce), new byte[remaining - 3]));
        byte[] length = Wire.Hex(hex);
        Assert.Equal(length, bytes.AsSpan(1, length.Length).ToArray());
        Assert.Equal(1 + length.Length + remaining, bytes.Length);
        DecodeResult result = Wire.Decode(bytes, new MqttDecoder { MaxPacketBytes = bytes.Length });
        Assert.Equal(remaining - 3, Assert.IsType<PublishPacket>(result.Packet).Payload.Length);
    }

    // Figure 1.2: the letter A and U+2A6D4.
    [Fact]
    public void A_character_outside_the_basic_plane_has_the_bytes_of_figure_1_2()
    {
        byte[] bytes = Wire.Encode(new PublishPacket(new PublishHeader("A\U0002A6D4", MqttQos.AtMostOnce), default));
        Assert.Equal(Wire.Hex("30 07 00 05 41 F0 AA 9B 94"), bytes);
        Assert.Equal("A\U0002A6D4", Assert.IsType<PublishPacket>(Wire.DecodeWhole(bytes)).Header.Topic);
    }

    private static void AssertBothWays(string hex, MqttPacket packet)
    {
        Assert.Equal(Wire.Hex(hex), Wire.Encode(packet));
        Assert.Equal(packet, Wire.DecodeWhole(Wire.Hex(hex)));
    }
}
