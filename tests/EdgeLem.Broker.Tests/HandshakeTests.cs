using System.Net.Sockets;
using System.Text;
using EdgeLem.Mqtt;
using EdgeLem.Tests;

namespace EdgeLem.Broker.Tests;

/// <summary>Rows 1, 2, 21, 26 and 29: what happens before and with the CONNECT.</summary>
public sealed class HandshakeTests
{
    // CONNECT, protocol MQTT level 4, clean session, keep alive 0, client id "a".
    private const string ConnectA = "10 0D 00 04 4D 51 54 54 04 02 00 00 00 01 61";

    [Theory]
    [InlineData("C0 00")] // PINGREQ
    [InlineData("30 03 00 01 61")]
    [InlineData("E0 00")]
    [InlineData("47 45 54 20 2F 20 48 54 54 50")] // "GET / HTTP"
    public async Task Anything_but_a_connect_closes_without_an_answer(string hex)
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer peer = await broker.OpenRawAsync();
        await peer.SendHexAsync(hex);
        Assert.Null(await peer.ReceiveAsync());
    }

    [Fact]
    public async Task A_second_connect_closes()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer peer = await broker.ConnectRawAsync("a");
        await peer.SendHexAsync(ConnectA);
        Assert.Null(await peer.ReceiveAsync());
        Assert.Equal(1, broker.Broker.ReadStatistics().ProtocolErrors);
    }

    [Theory]
    [InlineData("10 0D 00 04 4D 51 54 54 05 02 00 00 00 01 61", MqttConnectCode.UnacceptableProtocolVersion)] // level 5
    [InlineData("10 0F 00 06 4D 51 49 73 64 70 03 02 00 00 00 01 61", MqttConnectCode.UnacceptableProtocolVersion)] // MQIsdp 3
    [InlineData("10 0C 00 04 4D 51 54 54 04 00 00 00 00 00", MqttConnectCode.IdentifierRejected)] // no id without clean session
    public async Task A_connect_that_cannot_be_served_is_answered_with_its_code_and_closed(string hex, MqttConnectCode code)
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer peer = await broker.OpenRawAsync();
        await peer.SendHexAsync(hex);
        Assert.Equal(new ConnAckPacket(false, code), await peer.ReceiveAsync());
        Assert.Null(await peer.ReceiveAsync());
    }

    [Fact]
    public async Task A_client_without_an_identifier_gets_one_of_its_own()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer first = await broker.ConnectRawAsync("");
        using RawPeer second = await broker.ConnectRawAsync("");
        Assert.Empty(await first.ReceiveUntilPongAsync());
        Assert.Equal(2, broker.Broker.ReadStatistics().Sessions);
    }

    [Fact]
    public async Task A_longer_connect_than_strangers_may_send_is_refused_before_its_body_comes()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer peer = await broker.OpenRawAsync();
        await peer.SendHexAsync("10 80 80 01"); // announces 16,384 bytes: with its header 4 more than allowed
        Assert.Null(await peer.ReceiveAsync());
        Assert.Equal(1, broker.Broker.ReadStatistics().Malformed);
    }

    [Fact]
    public async Task Connect_subscribe_and_publish_in_one_segment_are_all_served()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer peer = await broker.OpenRawAsync();
        await peer.SendAsync(
            new ConnectPacket { ClientId = "a" },
            new SubscribePacket(1, [new TopicSubscription("t/#", MqttQos.AtLeastOnce)]),
            new PublishPacket(new PublishHeader("t/x", MqttQos.AtLeastOnce, PacketId: 7), Encoding.ASCII.GetBytes("hi")));
        Assert.IsType<ConnAckPacket>(await peer.ReceiveAsync());
        Assert.Equal([MqttSubscribeCode.GrantedAtLeastOnce], (await peer.ExpectAsync<SubAckPacket>()).Codes);
        List<MqttPacket> rest = [(await peer.ReceiveAsync())!, (await peer.ReceiveAsync())!];
        Assert.Contains(new ReceiptPacket(MqttPacketType.PubAck, 7), rest);
        Assert.Equal("t/x", rest.OfType<PublishPacket>().Single().Header.Topic);
    }

    [Fact]
    public async Task One_byte_per_segment_is_enough()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer peer = await broker.OpenRawAsync();
        byte[] bytes = RawPeer.Encode(new ConnectPacket { ClientId = "a" }, new PublishPacket(new PublishHeader("t/x", MqttQos.AtLeastOnce, PacketId: 7), new byte[40]));
        foreach (byte one in bytes)
        {
            await peer.SendAsync(new[] { one });
        }

        Assert.IsType<ConnAckPacket>(await peer.ReceiveAsync());
        Assert.Equal(new ReceiptPacket(MqttPacketType.PubAck, 7), await peer.ReceiveAsync());
    }

    [Fact]
    public async Task A_silent_socket_is_closed_after_the_connect_timeout_and_a_dripping_one_too()
    {
        var time = new ManualTime();
        await using TestBroker broker = await TestBroker.StartAsync(time: time);
        using RawPeer silent = await broker.OpenRawAsync();
        using RawPeer dripping = await broker.OpenRawAsync();
        await dripping.SendHexAsync("10 0D 00");
        await TestBroker.UntilAsync(() => broker.Broker.ReadStatistics().Connections == 2, "two connections");
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(2, broker.Broker.ReadStatistics().Connections);
        time.Advance(TimeSpan.FromSeconds(2));
        await silent.ExpectCloseAsync();
        await dripping.ExpectCloseAsync();
        Assert.Equal(2, broker.Broker.ReadStatistics().TimeOuts);
    }

    [Fact]
    public async Task Keep_alive_counts_the_clients_packets_only()
    {
        var time = new ManualTime();
        await using TestBroker broker = await TestBroker.StartAsync(time: time);
        using RawPeer peer = await broker.ConnectRawAsync("a", keepAliveSeconds: 10);
        await peer.SendAsync(new SubscribePacket(1, [new TopicSubscription("t", MqttQos.AtMostOnce)]));
        await peer.ExpectAsync<SubAckPacket>();
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.Empty(await peer.ReceiveUntilPongAsync());
        time.Advance(TimeSpan.FromSeconds(14));
        broker.Broker.Publish("t", default, MqttQos.AtMostOnce);
        await peer.ExpectAsync<PublishPacket>();
        time.Advance(TimeSpan.FromSeconds(2));
        await peer.ExpectCloseAsync();
        Assert.Equal(1, broker.Broker.ReadStatistics().TimeOuts);
    }

    [Fact]
    public async Task A_client_without_keep_alive_is_held_to_the_cap()
    {
        var time = new ManualTime();
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxKeepAlive = TimeSpan.FromSeconds(60) }, time: time);
        using RawPeer peer = await broker.ConnectRawAsync("a", keepAliveSeconds: 0);
        time.Advance(TimeSpan.FromSeconds(89));
        Assert.Empty(await peer.ReceiveUntilPongAsync());
        time.Advance(TimeSpan.FromSeconds(91));
        await peer.ExpectCloseAsync();
    }

    [Fact]
    public async Task The_policy_sees_the_credentials_and_its_code_is_the_answer()
    {
        var access = new ScriptedAccess
        {
            Connect = (id, user, password) => (id, user, Encoding.ASCII.GetString(password ?? [])) == ("a", "u", "secret") ? MqttConnectCode.Accepted : MqttConnectCode.BadUserNameOrPassword,
        };
        await using TestBroker broker = await TestBroker.StartAsync(access: access);
        await using var client = new MqttClient(_ => { });
        var options = new MqttClientOptions { ClientId = "a", Port = broker.EndPoint.Port, UserName = "u", Password = "wrong"u8.ToArray() };
        Assert.Equal(MqttConnectCode.BadUserNameOrPassword, (await client.ConnectAsync(options, TestBroker.Ct)).Code);
        Assert.False(client.IsConnected);
        Assert.Equal(MqttConnectCode.BadUserNameOrPassword, (await client.ConnectAsync(options with { UserName = null, Password = null }, TestBroker.Ct)).Code);
        Assert.Equal(MqttConnectCode.Accepted, (await client.ConnectAsync(options with { Password = "secret"u8.ToArray() }, TestBroker.Ct)).Code);
        Assert.Equal(2, broker.Broker.ReadStatistics().ConnectsRefused);
    }

    [Fact]
    public async Task Connections_over_a_limit_are_closed_and_counted_and_a_place_is_free_again_afterwards()
    {
        var options = new BrokerOptions { MaxConnections = 100, MaxConnectionsPerAddress = 3, MaxHalfOpen = 2, MaxHalfOpenPerAddress = 2, ExemptLoopback = false };
        await using TestBroker broker = await TestBroker.StartAsync(options);
        using RawPeer first = await broker.ConnectRawAsync("a");
        using RawPeer half = await broker.OpenRawAsync();
        using RawPeer otherHalf = await broker.OpenRawAsync();
        await TestBroker.UntilAsync(() => broker.Broker.ReadStatistics().Connections == 3, "three connections");
        Assert.True(await IsTurnedAwayAsync(broker));
        Assert.Equal(1, broker.Broker.ReadStatistics().ConnectionsOverLimit);
        half.Dispose();
        await TestBroker.UntilAsync(() => broker.Broker.ReadStatistics().Connections == 2, "the half-open connection is gone");
        using RawPeer next = await broker.ConnectRawAsync("b");
    }

    private static async Task<bool> IsTurnedAwayAsync(TestBroker broker)
    {
        try
        {
            using RawPeer tooMany = await broker.OpenRawAsync();
            return await tooMany.ReceiveAsync() is null;
        }
        catch (SocketException)
        {
            // On a slow machine the broker's reset arrives before this side has finished connecting.
            return true;
        }
    }

    [Fact]
    public void All_wrong_options_are_in_one_report()
    {
        var options = new BrokerOptions { MaxTopicLevels = 0, InFlightWindow = 1_001, SessionExpiry = TimeSpan.Zero };
        ArgumentException fault = Assert.Throws<ArgumentException>(options.Validate);
        Assert.Contains("MaxTopicLevels 0 is outside 1 to 65536", fault.Message, StringComparison.Ordinal);
        Assert.Contains("InFlightWindow 1001", fault.Message, StringComparison.Ordinal);
        Assert.Contains("SessionExpiry", fault.Message, StringComparison.Ordinal);
    }
}
