using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Tests;

/// <summary>Row 20: bounded in messages and bytes, explicit, counted, and the fast reader is not hurt.</summary>
public sealed class SlowConsumerTests
{
    [Fact]
    public async Task A_consumer_that_never_acknowledges_is_disconnected_and_its_session_discarded_while_a_fast_one_gets_everything()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxQueuedMessages = 100 });
        int received = 0;
        await using MqttClient fast = await broker.ConnectAsync("fast", _ => received++);
        await fast.SubscribeAsync("t", MqttQos.AtLeastOnce, TestBroker.Ct);
        using RawPeer slow = await broker.ConnectRawAsync("slow", clean: false);
        await RoutingTests.SubscribeAsync(slow, ("t", MqttQos.AtLeastOnce));
        for (int count = 0; count < 1_000; count++)
        {
            broker.Broker.Publish("t", new byte[100], MqttQos.AtLeastOnce);
            if (count % 50 == 49)
            {
                await fast.PingAsync(TestBroker.Ct);
            }
        }

        await slow.ExpectCloseAsync();
        await fast.PingAsync(TestBroker.Ct);
        Assert.Equal(1_000, received);
        Assert.Equal(1, broker.Broker.ReadStatistics().SlowConsumers);

        // The client can see that it missed something: its session is gone.
        using RawPeer again = await broker.OpenRawAsync();
        await again.SendAsync(new ConnectPacket { ClientId = "slow", CleanSession = false });
        Assert.False((await again.ExpectAsync<ConnAckPacket>()).SessionPresent);
    }

    [Fact]
    public async Task Qos_0_is_dropped_first_and_counted_and_qos_1_survives()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxQueuedMessages = 20, InFlightWindow = 1 });
        using RawPeer peer = await broker.ConnectRawAsync("a");
        await RoutingTests.SubscribeAsync(peer, ("t/#", MqttQos.AtLeastOnce));
        broker.Broker.Publish("t/first", default, MqttQos.AtLeastOnce); // stays in flight and holds the rest
        PublishPacket first = await peer.ExpectAsync<PublishPacket>();
        broker.Broker.Publish("t/second", default, MqttQos.AtLeastOnce);
        for (int count = 0; count < 50; count++)
        {
            broker.Broker.Publish($"t/zero/{count}", default, MqttQos.AtMostOnce); // 18 fit, 32 are dropped
        }

        for (int count = 0; count < 10; count++)
        {
            broker.Broker.Publish($"t/one/{count}", default, MqttQos.AtLeastOnce); // each takes the place of the oldest QoS 0
        }

        Assert.Equal(42, broker.Broker.ReadStatistics().MessagesDropped);
        await peer.SendAsync(new ReceiptPacket(MqttPacketType.PubAck, first.Header.PacketId));
        var topics = new List<string>();
        while (topics.LastOrDefault() != "t/one/9")
        {
            PublishPacket next = await peer.ExpectAsync<PublishPacket>();
            topics.Add(next.Header.Topic);
            if (next.Header.Qos == MqttQos.AtLeastOnce)
            {
                await peer.SendAsync(new ReceiptPacket(MqttPacketType.PubAck, next.Header.PacketId));
            }
        }

        string[] expected = ["t/second", .. Enumerable.Range(10, 8).Select(number => $"t/zero/{number}"), .. Enumerable.Range(0, 10).Select(number => $"t/one/{number}")];
        Assert.Equal(expected, topics);
    }

    [Fact]
    public async Task The_queue_of_an_absent_client_is_bounded_in_bytes()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxQueuedBytes = 64 * 1024 });
        using (RawPeer peer = await broker.ConnectRawAsync("a", clean: false))
        {
            await RoutingTests.SubscribeAsync(peer, ("t", MqttQos.AtLeastOnce));
        }

        await TestBroker.UntilAsync(() => !broker.Broker.IsConnected("a"), "the client is lost");
        for (int count = 0; count < 60; count++)
        {
            broker.Broker.Publish("t", new byte[1_000], MqttQos.AtLeastOnce); // 60 x (1,000 + 1 + 64) B = 63,900 B fit
        }

        Assert.Equal((1, 0L), (broker.Broker.ReadStatistics().Sessions, broker.Broker.ReadStatistics().SlowConsumers));
        broker.Broker.Publish("t", new byte[1_000], MqttQos.AtLeastOnce);
        broker.Broker.Publish("t", new byte[1_000], MqttQos.AtLeastOnce);
        Assert.Equal((0, 1L), (broker.Broker.ReadStatistics().Sessions, broker.Broker.ReadStatistics().SlowConsumers));
    }

    [Fact]
    public async Task A_consumer_that_does_not_read_its_socket_loses_qos_0_and_publishers_go_on()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer deaf = await RawPeer.OpenAsync(broker.EndPoint, receiveBufferBytes: 4_096);
        await deaf.SendAsync(new ConnectPacket { ClientId = "deaf" }, new SubscribePacket(1, [new TopicSubscription("t", MqttQos.AtMostOnce)]));
        await TestBroker.UntilAsync(() => broker.Broker.IsConnected("deaf"), "connected");
        await using MqttClient publisher = await broker.ConnectAsync("p");
        await publisher.PingAsync(TestBroker.Ct);
        byte[] payload = new byte[10_000];
        for (int count = 0; count < 3_000; count++)
        {
            await publisher.PublishAsync("t", payload, MqttQos.AtLeastOnce, cancellationToken: TestBroker.Ct);
        }

        Assert.True(broker.Broker.ReadStatistics().MessagesDropped > 0);
        Assert.True(broker.Broker.IsConnected("deaf"));
    }

    [Fact]
    public async Task A_client_that_sends_without_reading_its_answers_is_not_read_any_further_and_does_not_hurt_others()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer deaf = await RawPeer.OpenAsync(broker.EndPoint, receiveBufferBytes: 4_096);
        await deaf.SendAsync(new ConnectPacket { ClientId = "deaf" });
        byte[] block = RawPeer.Encode([.. Enumerable.Range(1, 10_000).Select(id => RoutingTests.Publish("t", (ushort)id, ""))]);
        long sent = 0;
        Task flooding = Task.Run(
            async () =>
            {
                for (int count = 0; count < 1_000; count++)
                {
                    await deaf.SendAsync(block);
                    Interlocked.Add(ref sent, 10_000);
                }
            },
            TestBroker.Ct);
        await using MqttClient other = await broker.ConnectAsync("other");

        // Its answers fill its socket and then ours; from then on nothing more is read, so the count stands still while others are served.
        long before;
        do
        {
            before = broker.Broker.ReadStatistics().MessagesIn;
            for (int count = 0; count < 200; count++)
            {
                await other.PingAsync(TestBroker.Ct);
            }
        }
        while (broker.Broker.ReadStatistics().MessagesIn != before || before == 0);
        Assert.True(before < 10_000_000, $"{before} messages were read");
        deaf.Crash();
        await Assert.ThrowsAnyAsync<Exception>(() => flooding);
    }
}
