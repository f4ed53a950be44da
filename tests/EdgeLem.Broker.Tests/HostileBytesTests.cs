using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Tests;

/// <summary>Rows 3 to 6: bytes that must close their own connection and nothing else.</summary>
public sealed class HostileBytesTests
{
    [Theory]
    [InlineData("80 06 00 01 00 01 61 00")] // SUBSCRIBE with flags 0
    [InlineData("84 06 00 01 00 01 61 00")]
    [InlineData("8A 06 00 01 00 01 61 00")]
    [InlineData("36 05 00 01 61 00 01")] // QoS 3
    [InlineData("38 03 00 01 61")] // DUP with QoS 0
    [InlineData("32 05 00 01 61 00 00")] // identifier 0
    [InlineData("82 02 00 01")] // SUBSCRIBE without a filter
    [InlineData("82 0A 00 01 00 05 61 2F 23 2F 62 00")] // a/#/b
    [InlineData("82 07 00 01 00 02 23 61 00")] // #a
    [InlineData("82 07 00 01 00 02 61 2B 00")] // a+
    [InlineData("82 05 00 01 00 00 00")] // ''
    [InlineData("30 05 00 03 61 2F 23")] // PUBLISH to a/#
    [InlineData("30 02 00 00")] // PUBLISH to ''
    [InlineData("30 05 00 03 ED A0 80")] // surrogate
    [InlineData("30 04 00 02 61 00")] // U+0000
    [InlineData("30 04 00 02 C0 AF")] // overlong
    [InlineData("C0 80 00")] // length not minimal
    [InlineData("30 80 80 80 80 01")] // five length bytes
    [InlineData("30 FF FF FF 7F")] // 256 MB
    [InlineData("F0 00")]
    [InlineData("20 02 00 00")] // a broker's packet
    [InlineData("D0 00")]
    [InlineData("34 05 00 01 61 00 01")] // QoS 2 is not spoken yet
    public async Task Malformed_bytes_close_their_connection_send_its_will_and_leave_the_others_alone(string hex)
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer bystander = await broker.ConnectRawAsync("bystander");
        await bystander.SendAsync(new SubscribePacket(1, [new TopicSubscription("#", MqttQos.AtLeastOnce)]));
        await bystander.ExpectAsync<SubAckPacket>();
        using RawPeer hostile = await broker.ConnectRawAsync("hostile", will: new WillMessage("will", default, MqttQos.AtMostOnce, false));
        await hostile.SendHexAsync(hex);
        await hostile.ExpectCloseAsync();
        Assert.Equal("will", (await bystander.ExpectAsync<PublishPacket>()).Header.Topic);
        Assert.Empty(await bystander.ReceiveUntilPongAsync());
        BrokerStatistics statistics = broker.Broker.ReadStatistics();
        Assert.Equal(1, statistics.Malformed + statistics.ProtocolErrors);
    }

    [Theory]
    [InlineData("82 06 00 01 00 01 61 00 82 06 00 02 00 01 62 00")]
    [InlineData("30 04 00 01 61 21 32 06 00 01 61 00 05 21 C0 00")]
    public async Task Bytes_with_random_changes_never_hurt_a_bystander(string hex)
    {
        const int Seed = 20_261_120;
        var random = new Random(Seed);
        byte[] template = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer bystander = await broker.ConnectRawAsync("bystander");
        for (int round = 0; round < 100; round++)
        {
            byte[] bytes = [.. template];
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using RawPeer hostile = await broker.ConnectRawAsync($"hostile-{round}");
            await hostile.SendAsync(bytes);
            hostile.Crash();
        }

        Assert.Empty(await bystander.ReceiveUntilPongAsync());
        await TestBroker.UntilAsync(() => broker.Broker.ReadStatistics().Connections == 1, "all hostile connections are gone");
        Assert.Equal(0, broker.Broker.ReadStatistics().HandlerFailures);
    }

    [Fact]
    public async Task A_topic_of_65535_slashes_is_delivered_where_the_options_allow_it()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxTopicBytes = 65_535, MaxTopicLevels = 65_536 });
        using RawPeer peer = await broker.ConnectRawAsync("a");
        string topic = new('/', 65_535);
        await peer.SendAsync(
            new SubscribePacket(1, [new TopicSubscription(topic, MqttQos.AtMostOnce), new TopicSubscription("/#", MqttQos.AtMostOnce)]),
            new PublishPacket(new PublishHeader(topic, MqttQos.AtMostOnce, Retain: true), new byte[1]),
            new UnsubscribePacket(2, [topic]));
        await peer.ExpectAsync<SubAckPacket>();
        List<MqttPacket> rest = await peer.ReceiveUntilPongAsync();
        Assert.Equal(topic, Assert.Single(rest.OfType<PublishPacket>()).Header.Topic);
        Assert.Equal(1, broker.Broker.ReadStatistics().RetainedMessages);
    }

    [Fact]
    public async Task A_topic_over_the_limits_closes()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxTopicLevels = 3 });
        using RawPeer peer = await broker.ConnectRawAsync("a");
        await peer.SendAsync(new PublishPacket(new PublishHeader("a/b/c", MqttQos.AtLeastOnce, PacketId: 1), default));
        await peer.ExpectAsync<ReceiptPacket>();
        await peer.SendAsync(new PublishPacket(new PublishHeader("a/b/c/d", MqttQos.AtLeastOnce, PacketId: 2), default));
        Assert.Null(await peer.ReceiveAsync());
    }
}
