using System.Text;
using EdgeLem.Mqtt;
using EdgeLem.Tests;

namespace EdgeLem.Broker.Tests;

/// <summary>Rows 13 to 16, 18 and 19: take-over, stored sessions, redelivery, the in-flight window.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_newer_connection_takes_the_session_over_and_the_older_one_is_closed()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer older = await broker.ConnectRawAsync("a", clean: false);
        await RoutingTests.SubscribeAsync(older, ("t", MqttQos.AtLeastOnce));
        using RawPeer newer = await broker.OpenRawAsync();
        await newer.SendAsync(new ConnectPacket { ClientId = "a", CleanSession = false });
        Assert.True((await newer.ExpectAsync<ConnAckPacket>()).SessionPresent);
        await older.ExpectCloseAsync();
        broker.Broker.Publish("t", default, MqttQos.AtLeastOnce);
        Assert.Single((await newer.ReceiveUntilPongAsync()).OfType<PublishPacket>());
        Assert.Equal(1, broker.Broker.ReadStatistics().TakeOvers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_storm_of_connections_with_one_identifier_leaves_exactly_one(bool clean)
    {
        const int Storm = 60;
        await using TestBroker broker = await TestBroker.StartAsync();
        RawPeer[] peers = await Task.WhenAll(Enumerable.Range(0, Storm).Select(_ => broker.OpenRawAsync()));
        await Task.WhenAll(peers.Select(peer => peer.SendAsync(new ConnectPacket { ClientId = "meter", CleanSession = clean })));
        await TestBroker.UntilAsync(() => broker.Broker.ReadStatistics() is { ConnectsAccepted: Storm, Connections: 1 }, "all connected, one left");
        Assert.Equal((Storm - 1, 1), (broker.Broker.ReadStatistics().TakeOvers, broker.Broker.ReadStatistics().Sessions));

        // Exactly one still answers.
        bool[] alive = await Task.WhenAll(peers.Select(IsAliveAsync));
        Assert.Single(alive, one => one);
        foreach (RawPeer peer in peers)
        {
            peer.Dispose();
        }
    }

    [Fact]
    public async Task A_clean_session_ends_with_its_connection()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using (RawPeer first = await broker.ConnectRawAsync("a"))
        {
            await RoutingTests.SubscribeAsync(first, ("t", MqttQos.AtLeastOnce));
        }

        await TestBroker.UntilAsync(() => broker.Broker.ReadStatistics().Sessions == 0, "the session is gone");
        using RawPeer second = await broker.OpenRawAsync();
        await second.SendAsync(new ConnectPacket { ClientId = "a", CleanSession = false });
        Assert.False((await second.ExpectAsync<ConnAckPacket>()).SessionPresent);
        broker.Broker.Publish("t", default, MqttQos.AtLeastOnce);
        Assert.Empty(await second.ReceiveUntilPongAsync());
    }

    [Fact]
    public async Task A_stored_session_keeps_subscriptions_and_qos_1_messages_and_a_clean_one_throws_them_away()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using (RawPeer first = await broker.ConnectRawAsync("a", clean: false))
        {
            await RoutingTests.SubscribeAsync(first, ("t", MqttQos.AtLeastOnce));
            await first.SendAsync(SignalPacket.Disconnect);
            await first.ExpectCloseAsync();
        }

        await TestBroker.UntilAsync(() => !broker.Broker.IsConnected("a"), "the client has left");
        Send(broker, 1, 2, 3);
        broker.Broker.Publish("t", default, MqttQos.AtMostOnce); // QoS 0 is not kept for absent clients
        using (RawPeer second = await broker.OpenRawAsync())
        {
            await second.SendAsync(new ConnectPacket { ClientId = "a", CleanSession = false });
            Assert.True((await second.ExpectAsync<ConnAckPacket>()).SessionPresent);
            PublishPacket[] messages = [.. (await second.ReceiveUntilPongAsync()).Cast<PublishPacket>()];
            Assert.Equal([1, 2, 3], messages.Select(Number));
            Assert.All(messages, message => Assert.False(message.Header.Duplicate));
        }

        using RawPeer third = await broker.OpenRawAsync();
        await third.SendAsync(new ConnectPacket { ClientId = "a", CleanSession = true });
        Assert.False((await third.ExpectAsync<ConnAckPacket>()).SessionPresent);
        Send(broker, 4);
        Assert.Empty(await third.ReceiveUntilPongAsync());
    }

    [Fact]
    public async Task What_was_in_flight_comes_again_first_with_dup_and_the_same_identifier_in_order()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { InFlightWindow = 4 });
        ushort[] firstIds;
        using (RawPeer first = await broker.ConnectRawAsync("a", clean: false))
        {
            await RoutingTests.SubscribeAsync(first, ("t", MqttQos.AtLeastOnce));
            Send(broker, 1, 2, 3, 4, 5, 6);
            var sent = new List<PublishPacket>();
            for (int count = 0; count < 4; count++)
            {
                sent.Add(await first.ExpectAsync<PublishPacket>());
            }

            firstIds = [.. sent.Select(packet => packet.Header.PacketId)];
            await first.SendAsync(new ReceiptPacket(MqttPacketType.PubAck, firstIds[1])); // 2 is done, so 5 follows
            Assert.Equal(5, Number(await first.ExpectAsync<PublishPacket>()));
            first.Crash();
        }

        await TestBroker.UntilAsync(() => !broker.Broker.IsConnected("a"), "the client is lost");
        Send(broker, 7);
        using RawPeer second = await broker.ConnectRawAsync("a", clean: false);
        var again = new List<PublishPacket>();
        for (int count = 0; count < 4; count++)
        {
            again.Add(await second.ExpectAsync<PublishPacket>());
        }

        Assert.Equal([1, 3, 4, 5], again.Select(Number));
        Assert.All(again, packet => Assert.True(packet.Header.Duplicate));
        Assert.Equal([firstIds[0], firstIds[2], firstIds[3]], again.Take(3).Select(packet => packet.Header.PacketId));

        // An acknowledgement of each lets the rest come, new and in order.
        await second.SendAsync([.. again.Select(packet => new ReceiptPacket(MqttPacketType.PubAck, packet.Header.PacketId))]);
        PublishPacket[] rest = [await second.ExpectAsync<PublishPacket>(), await second.ExpectAsync<PublishPacket>()];
        Assert.Equal([6, 7], rest.Select(Number));
        Assert.All(rest, packet => Assert.False(packet.Header.Duplicate));
    }

    [Fact]
    public async Task No_more_than_the_window_is_in_flight_and_identifiers_in_flight_are_never_used_again()
    {
        const int Messages = 70_000; // more than there are identifiers
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { InFlightWindow = 5, MaxQueuedMessages = 100_000, MaxQueuedBytes = 100_000_000 });
        using RawPeer peer = await broker.ConnectRawAsync("a");
        await RoutingTests.SubscribeAsync(peer, ("t", MqttQos.AtLeastOnce));
        Send(broker, [.. Enumerable.Range(0, Messages)]);
        PublishPacket held = await peer.ExpectAsync<PublishPacket>(); // never acknowledged
        var window = new Queue<PublishPacket>();
        for (int count = 1; count < Messages; count++)
        {
            window.Enqueue(await peer.ExpectAsync<PublishPacket>());
            Assert.NotEqual(held.Header.PacketId, window.Last().Header.PacketId);
            if (window.Count == 4)
            {
                await peer.SendAsync(new ReceiptPacket(MqttPacketType.PubAck, window.Dequeue().Header.PacketId));
            }
        }

        Assert.Equal(Messages - 1, Number(window.Last()));
    }

    [Fact]
    public async Task An_unacknowledged_window_holds_everything_behind_it()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { InFlightWindow = 3 });
        using RawPeer peer = await broker.ConnectRawAsync("a");
        await RoutingTests.SubscribeAsync(peer, ("t", MqttQos.AtLeastOnce));
        Send(broker, 1, 2, 3, 4);

        // SUBACK is an answer and overtakes; if message 4 had gone out it would come before the second SUBACK.
        var before = new List<MqttPacket> { (await peer.ReceiveAsync())!, (await peer.ReceiveAsync())!, (await peer.ReceiveAsync())! };
        Assert.Equal([1, 2, 3], before.Cast<PublishPacket>().Select(Number));
        await RoutingTests.SubscribeAsync(peer, ("other", MqttQos.AtLeastOnce));
        Assert.Equal(3, broker.Broker.ReadStatistics().MessagesOut);
    }

    [Fact]
    public async Task A_ping_behind_messages_that_are_never_acknowledged_is_answered_after_its_longest_hold()
    {
        var time = new ManualTime();
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { InFlightWindow = 1 }, time: time);
        using RawPeer peer = await broker.ConnectRawAsync("a");
        await RoutingTests.SubscribeAsync(peer, ("t", MqttQos.AtLeastOnce));
        Send(broker, 1, 2);
        await peer.ExpectAsync<PublishPacket>();
        await peer.SendAsync(SignalPacket.PingReq);
        await RoutingTests.SubscribeAsync(peer, ("other", MqttQos.AtLeastOnce)); // the ping has been read
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(SignalPacket.PingResp, await peer.ReceiveAsync());
    }

    [Fact]
    public async Task A_stored_session_ends_by_itself_when_its_client_stays_away()
    {
        var time = new ManualTime();
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { SessionExpiry = TimeSpan.FromHours(1) }, time: time);
        using (RawPeer peer = await broker.ConnectRawAsync("a", clean: false))
        {
            await RoutingTests.SubscribeAsync(peer, ("t", MqttQos.AtLeastOnce));
        }

        await TestBroker.UntilAsync(() => !broker.Broker.IsConnected("a"), "the client is lost");
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(1, broker.Broker.ReadStatistics().Sessions);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((0, 1L), (broker.Broker.ReadStatistics().Sessions, broker.Broker.ReadStatistics().SessionsExpired));
        broker.Broker.Publish("t", default, MqttQos.AtLeastOnce);
    }

    [Fact]
    public async Task Clients_over_the_session_limit_are_told_that_the_broker_is_unavailable()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxSessions = 1 });
        using RawPeer first = await broker.ConnectRawAsync("a");
        using RawPeer second = await broker.OpenRawAsync();
        await second.SendAsync(new ConnectPacket { ClientId = "b", Will = new WillMessage("w", default, MqttQos.AtMostOnce, false) });
        Assert.Equal(new ConnAckPacket(false, MqttConnectCode.ServerUnavailable), await second.ReceiveAsync());
        await second.ExpectCloseAsync();
        Assert.Equal(0, broker.Broker.ReadStatistics().WillsSent);
    }

    private static void Send(TestBroker broker, params int[] numbers)
    {
        foreach (int number in numbers)
        {
            broker.Broker.Publish("t", Encoding.ASCII.GetBytes($"{number}"), MqttQos.AtLeastOnce);
        }
    }

    private static int Number(PublishPacket packet) => int.Parse(Encoding.ASCII.GetString(packet.Payload.Span), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<bool> IsAliveAsync(RawPeer peer)
    {
        try
        {
            await peer.SendAsync(SignalPacket.PingReq);
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }

        MqttPacket? packet;
        do
        {
            packet = await peer.ReceiveAsync();
        }
        while (packet is ConnAckPacket);
        return packet == SignalPacket.PingResp;
    }
}
