using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Tests;

/// <summary>Row 27 and the second half of row 9: rights on publish, subscribe and delivery.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task A_denied_publish_is_acknowledged_but_not_distributed_and_the_host_is_told()
    {
        await using TestBroker broker = await TestBroker.StartAsync(access: new ScriptedAccess { Publish = (id, topic) => topic == $"f/{id}/orders" });
        var got = new List<string>();
        var denied = new List<BrokerMessage>();
        using IDisposable subscription = broker.Broker.SubscribeLocal("#", message => got.Add(message.Topic));
        broker.Broker.PublishDenied += denied.Add;
        using RawPeer peer = await broker.ConnectRawAsync("n1");
        await peer.SendAsync(RoutingTests.Publish("f/n2/orders", 1, "not mine"), RoutingTests.Publish("f/n1/orders", 2, "mine"));
        Assert.Equal([new ReceiptPacket(MqttPacketType.PubAck, 1), new ReceiptPacket(MqttPacketType.PubAck, 2)], await peer.ReceiveUntilPongAsync());
        Assert.Equal(["f/n1/orders"], got);
        Assert.Equal(("n1", "f/n2/orders"), (Assert.Single(denied).SenderClientId, denied[0].Topic));
        Assert.Equal(1, broker.Broker.ReadStatistics().PublishesDenied);
    }

    [Fact]
    public async Task A_denied_subscription_is_answered_with_0x80_beside_granted_ones_and_the_connection_stays()
    {
        await using TestBroker broker = await TestBroker.StartAsync(access: new ScriptedAccess { Subscribe = (id, filter) => filter == $"f/{id}/dispatch" });
        using RawPeer peer = await broker.ConnectRawAsync("n1");
        await peer.SendAsync(new SubscribePacket(1, [new TopicSubscription("#", MqttQos.AtLeastOnce), new TopicSubscription("f/n1/dispatch", MqttQos.AtLeastOnce)]));
        Assert.Equal([MqttSubscribeCode.Refused, MqttSubscribeCode.GrantedAtLeastOnce], (await peer.ExpectAsync<SubAckPacket>()).Codes);
        broker.Broker.Publish("f/n2/dispatch", default, MqttQos.AtMostOnce);
        Assert.Empty(await peer.ReceiveUntilPongAsync());
    }

    [Fact]
    public async Task Our_client_reports_a_denied_subscription_as_an_exception_and_stays_connected()
    {
        await using TestBroker broker = await TestBroker.StartAsync(access: new ScriptedAccess { Subscribe = (_, _) => false });
        await using MqttClient client = await broker.ConnectAsync("n2");
        await Assert.ThrowsAsync<MqttSubscriptionRefusedException>(() => client.SubscribeAsync("f/+/dispatch", MqttQos.AtLeastOnce, TestBroker.Ct));
        Assert.True(client.IsConnected);
    }

    [Fact]
    public async Task A_wide_filter_does_not_widen_what_a_client_may_receive_live_or_retained()
    {
        await using TestBroker broker = await TestBroker.StartAsync(access: new ScriptedAccess { Receive = (id, topic) => topic.StartsWith($"f/{id}/", StringComparison.Ordinal) });
        broker.Broker.Publish("f/n2/config", new byte[1], MqttQos.AtLeastOnce, retain: true);
        using RawPeer peer = await broker.ConnectRawAsync("n1");
        await RoutingTests.SubscribeAsync(peer, ("#", MqttQos.AtMostOnce));
        broker.Broker.Publish("f/n2/dispatch", default, MqttQos.AtMostOnce);
        broker.Broker.Publish("f/n1/dispatch", default, MqttQos.AtMostOnce);
        Assert.Equal("f/n1/dispatch", Assert.IsType<PublishPacket>(Assert.Single(await peer.ReceiveUntilPongAsync())).Header.Topic);
        Assert.Equal(2, broker.Broker.ReadStatistics().DeliveriesDenied);
    }

    [Fact]
    public async Task A_retained_message_whose_sender_lost_its_right_is_not_delivered_any_more()
    {
        var access = new ScriptedAccess();
        await using TestBroker broker = await TestBroker.StartAsync(access: access);
        using RawPeer sender = await broker.ConnectRawAsync("n1");
        await sender.SendAsync(new PublishPacket(new PublishHeader("t", MqttQos.AtMostOnce, Retain: true), new byte[1]));
        await sender.ReceiveUntilPongAsync();
        access.Publish = (id, _) => id != "n1";
        using RawPeer reader = await broker.ConnectRawAsync("n2");
        await RoutingTests.SubscribeAsync(reader, ("t", MqttQos.AtMostOnce));
        Assert.Empty(await reader.ReceiveUntilPongAsync());
    }

    [Fact]
    public async Task A_policy_that_throws_closes_the_connection_it_was_asked_about_and_nothing_else()
    {
        await using TestBroker broker = await TestBroker.StartAsync(access: new ScriptedAccess { Publish = (id, _) => id == "good" ? true : throw new InvalidOperationException("Made to fail by the test.") });
        using RawPeer good = await broker.ConnectRawAsync("good");
        using RawPeer bad = await broker.ConnectRawAsync("bad");
        await bad.SendAsync(RoutingTests.Publish("t", 1, "x"));
        Assert.Null(await bad.ReceiveAsync());
        await good.SendAsync(RoutingTests.Publish("t", 1, "x"));
        Assert.Equal(new ReceiptPacket(MqttPacketType.PubAck, 1), await good.ReceiveAsync());
    }

    [Fact]
    public async Task More_subscriptions_than_a_session_may_have_are_refused()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxSubscriptionsPerSession = 2 });
        using RawPeer peer = await broker.ConnectRawAsync("n1");
        await peer.SendAsync(new SubscribePacket(1, [.. new[] { "a", "b", "c", "a" }.Select(filter => new TopicSubscription(filter, MqttQos.AtMostOnce))]));
        Assert.Equal(
            [MqttSubscribeCode.GrantedAtMostOnce, MqttSubscribeCode.GrantedAtMostOnce, MqttSubscribeCode.Refused, MqttSubscribeCode.GrantedAtMostOnce],
            (await peer.ExpectAsync<SubAckPacket>()).Codes);
    }
}
