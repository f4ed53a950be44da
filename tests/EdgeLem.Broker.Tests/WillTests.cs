using System.Collections.Concurrent;
using EdgeLem.Mqtt;
using EdgeLem.Tests;

namespace EdgeLem.Broker.Tests;

/// <summary>Row 11: a will goes out on every loss, once, and never after DISCONNECT.</summary>
public sealed class WillTests
{
    private static readonly WillMessage Will = new("f/a/state", "lost"u8.ToArray(), MqttQos.AtLeastOnce, Retain: true);

    [Fact]
    public async Task A_crash_sends_the_will_with_its_qos_and_retains_it()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        var wills = Watch(broker);
        using RawPeer peer = await broker.ConnectRawAsync("a", will: Will);
        peer.Crash();
        await TestBroker.UntilAsync(() => !wills.IsEmpty, "the will is sent");
        BrokerMessage will = Assert.Single(wills);
        Assert.Equal(("a", "f/a/state", MqttQos.AtLeastOnce, true), (will.SenderClientId, will.Topic, will.Qos, will.Retain));
        Assert.Equal(1, broker.Broker.ReadStatistics().RetainedMessages);
    }

    [Fact]
    public async Task Closing_the_socket_without_disconnect_sends_the_will()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        var wills = Watch(broker);
        (await broker.ConnectRawAsync("a", will: Will)).Dispose();
        await TestBroker.UntilAsync(() => !wills.IsEmpty, "the will is sent");
    }

    [Fact]
    public async Task A_disconnect_throws_the_will_away()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        var wills = Watch(broker);
        using RawPeer peer = await broker.ConnectRawAsync("a", will: Will);
        await peer.SendAsync(SignalPacket.Disconnect);
        Assert.Null(await peer.ReceiveAsync());
        await TestBroker.UntilAsync(() => broker.Broker.ReadStatistics().Connections == 0, "the connection is gone");
        Assert.Empty(wills);
    }

    [Fact]
    public async Task A_keep_alive_that_runs_out_sends_the_will()
    {
        var time = new ManualTime();
        await using TestBroker broker = await TestBroker.StartAsync(time: time);
        var wills = Watch(broker);
        using RawPeer peer = await broker.ConnectRawAsync("a", will: Will, keepAliveSeconds: 10);
        time.Advance(TimeSpan.FromSeconds(16));
        await TestBroker.UntilAsync(() => !wills.IsEmpty, "the will is sent");
        await peer.ExpectCloseAsync();
    }

    [Fact]
    public async Task A_take_over_sends_the_will_of_the_older_connection_before_the_newer_is_accepted()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        var wills = Watch(broker);
        using RawPeer older = await broker.ConnectRawAsync("a", will: Will);
        using RawPeer newer = await broker.ConnectRawAsync("a");
        Assert.Single(wills);
        await older.ExpectCloseAsync();
        await newer.SendAsync(SignalPacket.Disconnect);
        await TestBroker.UntilAsync(() => broker.Broker.ReadStatistics().Connections == 0, "both are gone");
        Assert.Single(wills);
    }

    [Fact]
    public async Task A_client_that_the_host_cuts_sends_its_will_but_a_stopping_broker_sends_none()
    {
        TestBroker broker = await TestBroker.StartAsync();
        var wills = Watch(broker);
        using RawPeer cut = await broker.ConnectRawAsync("a", will: Will);
        using RawPeer stays = await broker.ConnectRawAsync("b", will: Will);
        Assert.True(broker.Broker.DisconnectClient("a"));
        Assert.False(broker.Broker.DisconnectClient("nobody"));
        await TestBroker.UntilAsync(() => !wills.IsEmpty, "the will is sent");
        await broker.DisposeAsync();
        await stays.ExpectCloseAsync();
        Assert.Equal("a", Assert.Single(wills).SenderClientId);
    }

    [Fact]
    public async Task A_will_that_the_client_may_not_publish_refuses_its_connect()
    {
        await using TestBroker broker = await TestBroker.StartAsync(access: new ScriptedAccess { Publish = (_, topic) => topic != "f/a/state" });
        using RawPeer peer = await broker.OpenRawAsync();
        await peer.SendAsync(new ConnectPacket { ClientId = "a", Will = Will });
        Assert.Equal(new ConnAckPacket(false, MqttConnectCode.NotAuthorized), await peer.ReceiveAsync());
        using RawPeer reserved = await broker.OpenRawAsync();
        await reserved.SendAsync(new ConnectPacket { ClientId = "a", Will = Will with { Topic = "$SYS/x" } });
        Assert.Equal(new ConnAckPacket(false, MqttConnectCode.NotAuthorized), await reserved.ReceiveAsync());
    }

    [Fact]
    public async Task The_right_to_a_will_is_checked_again_when_it_is_sent()
    {
        var access = new ScriptedAccess();
        await using TestBroker broker = await TestBroker.StartAsync(access: access);
        var wills = Watch(broker);
        var denied = new ConcurrentQueue<BrokerMessage>();
        broker.Broker.PublishDenied += denied.Enqueue;
        using RawPeer peer = await broker.ConnectRawAsync("a", will: Will);
        access.Publish = (_, _) => false;
        peer.Crash();
        await TestBroker.UntilAsync(() => !denied.IsEmpty, "the will is denied");
        Assert.Empty(wills);
    }

    private static ConcurrentQueue<BrokerMessage> Watch(TestBroker broker)
    {
        var wills = new ConcurrentQueue<BrokerMessage>();
        broker.Broker.SubscribeLocal("f/+/state", wills.Enqueue);
        return wills;
    }
}
