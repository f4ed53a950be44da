using System.Text;
using EdgeLem.Tests;

namespace EdgeLem.Mqtt.Tests.Client;

/// <summary>The client against a broker that misbehaves on purpose.</summary>
public sealed class MqttClientTests : IDisposable
{
    private readonly ScriptedBroker _broker = new();

    private static CancellationToken Ct => ScriptedBroker.Ct;

    // Without keep-alive: on a slow machine a PINGREQ would come between the packets that a test expects.
    private MqttClientOptions Options => new() { ClientId = "n1", Port = _broker.Port, KeepAlive = TimeSpan.Zero };

    public void Dispose() => _broker.Dispose();

    [Fact]
    public async Task Connect_sends_what_the_options_say()
    {
        await using var client = new MqttClient(_ => { });
        Task<MqttConnectResult> connecting = client.ConnectAsync(
            Options with { CleanSession = false, KeepAlive = TimeSpan.FromSeconds(7), Will = new WillMessage("w", new byte[2], MqttQos.AtLeastOnce, true), UserName = "u", Password = "p"u8.ToArray() },
            Ct);
        ConnectPacket packet = await _broker.AcceptAsync();
        Assert.True((await connecting).IsAccepted);
        Assert.Equal(("n1", false, (ushort)7, "w", "u", "p"), (packet.ClientId, packet.CleanSession, packet.KeepAliveSeconds, packet.Will!.Topic, packet.UserName, Encoding.ASCII.GetString(packet.Password!)));
    }

    [Fact]
    public async Task A_refusal_is_a_result_and_not_a_lost_connection()
    {
        int lost = 0;
        await using var client = new MqttClient(_ => { });
        client.ConnectionLost += _ => lost++;
        Task<MqttConnectResult> connecting = client.ConnectAsync(Options, Ct);
        await _broker.AcceptAsync(MqttConnectCode.NotAuthorized);
        Assert.Equal(new MqttConnectResult(MqttConnectCode.NotAuthorized, false), await connecting);
        Assert.False(client.IsConnected);
        Assert.Equal(0, lost);
    }

    [Fact]
    public async Task Nobody_listening_is_an_mqtt_exception_that_names_the_address()
    {
        int port = _broker.Port;
        _broker.Dispose();
        await using var client = new MqttClient(_ => { });
        MqttException fault = await Assert.ThrowsAsync<MqttException>(() => client.ConnectAsync(Options with { Port = port }, Ct));
        Assert.Contains($"127.0.0.1:{port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_never_answers_the_connect_is_given_up_after_the_time_limit()
    {
        var time = new ManualTime();
        await using var client = new MqttClient(_ => { }, time);
        Task<MqttConnectResult> connecting = client.ConnectAsync(Options with { ConnectTimeout = TimeSpan.FromSeconds(5) }, Ct);
        await _broker.AcceptSilentlyAsync();
        time.Advance(TimeSpan.FromSeconds(6));
        await Assert.ThrowsAsync<MqttTimeoutException>(() => connecting);
        Assert.Null(await _broker.ReceiveAsync());
    }

    [Fact]
    public async Task A_lost_connection_fails_everything_that_waits_and_is_reported_once_and_the_client_can_connect_again()
    {
        var lost = new TaskCompletionSource<MqttConnectionLostException>();
        await using MqttClient client = await ConnectAsync(options: Options with { MaxInFlight = 1 });
        client.ConnectionLost += fault => lost.SetResult(fault);
        Task inFlight = client.PublishAsync("t", default, MqttQos.AtLeastOnce, cancellationToken: Ct);
        Task waiting = client.PublishAsync("t", default, MqttQos.AtLeastOnce, cancellationToken: Ct);
        Task ping = client.PingAsync(Ct);
        await _broker.ExpectAsync<PublishPacket>();
        _broker.Crash();
        await Assert.ThrowsAsync<MqttConnectionLostException>(() => inFlight);
        await Assert.ThrowsAsync<MqttConnectionLostException>(() => waiting);
        await Assert.ThrowsAsync<MqttConnectionLostException>(() => ping);
        Assert.Contains("'n1'", (await lost.Task.WaitAsync(ScriptedBroker.Guard, Ct)).Message, StringComparison.Ordinal);
        Assert.False(client.IsConnected);
        Assert.Throws<MqttConnectionLostException>(() => { _ = client.PublishAsync("t", default, MqttQos.AtMostOnce, cancellationToken: Ct); });
        Task<MqttConnectResult> again = client.ConnectAsync(Options, Ct);
        await _broker.AcceptAsync();
        Assert.True((await again).IsAccepted);
    }

    [Fact]
    public async Task A_full_window_keeps_the_order_of_publishes_and_pings_and_copies_what_completes_early()
    {
        await using MqttClient client = await ConnectAsync(options: Options with { MaxInFlight = 1 });
        Task first = client.PublishAsync("t/1", default, MqttQos.AtLeastOnce, cancellationToken: Ct);
        byte[] reused = [1];
        Task second = client.PublishAsync("t/2", reused, MqttQos.AtMostOnce, cancellationToken: Ct);
        await second;
        reused[0] = 99;
        Task third = client.PublishAsync("t/3", default, MqttQos.AtLeastOnce, cancellationToken: Ct);
        Task ping = client.PingAsync(Ct);

        PublishPacket sentFirst = await _broker.ExpectAsync<PublishPacket>();
        Assert.Equal("t/1", sentFirst.Header.Topic);
        await _broker.SendAsync(new ReceiptPacket(MqttPacketType.PubAck, sentFirst.Header.PacketId));
        await first;
        PublishPacket sentSecond = await _broker.ExpectAsync<PublishPacket>();
        Assert.Equal(("t/2", (byte)1), (sentSecond.Header.Topic, sentSecond.Payload.Span[0]));
        PublishPacket sentThird = await _broker.ExpectAsync<PublishPacket>();
        Assert.Equal("t/3", sentThird.Header.Topic);
        Assert.Equal(SignalPacket.PingReq, await _broker.ReceiveAsync());
        Assert.False(third.IsCompleted || ping.IsCompleted);
        await _broker.SendAsync(new ReceiptPacket(MqttPacketType.PubAck, sentThird.Header.PacketId), SignalPacket.PingResp);
        await third;
        await ping;
    }

    [Fact]
    public async Task An_identifier_in_flight_is_not_used_again()
    {
        await using MqttClient client = await ConnectAsync(options: Options with { MaxInFlight = 2, ReplyTimeout = TimeSpan.FromMinutes(10) });
        _ = client.PublishAsync("held", default, MqttQos.AtLeastOnce, cancellationToken: Ct);
        ushort held = (await _broker.ExpectAsync<PublishPacket>()).Header.PacketId;
        for (int count = 0; count < 66_000; count++)
        {
            Task sent = client.PublishAsync("t", default, MqttQos.AtLeastOnce, cancellationToken: Ct);
            ushort id = (await _broker.ExpectAsync<PublishPacket>()).Header.PacketId;
            Assert.True(id != held && id != 0);
            await _broker.SendAsync(new ReceiptPacket(MqttPacketType.PubAck, id));
            await sent;
        }
    }

    [Fact]
    public async Task Messages_are_handled_in_order_and_acknowledged_after_their_handler_and_before_the_pong_is_seen()
    {
        var topics = new List<string>();
        await using MqttClient client = await ConnectAsync(message => topics.Add(message.Topic));
        Task ping = client.PingAsync(Ct);
        Assert.Equal(SignalPacket.PingReq, await _broker.ReceiveAsync());
        await _broker.SendAsync(
            new PublishPacket(new PublishHeader("t/1", MqttQos.AtLeastOnce, PacketId: 5), default),
            new PublishPacket(new PublishHeader("t/2", MqttQos.AtMostOnce), default),
            SignalPacket.PingResp);
        await ping;
        Assert.Equal(["t/1", "t/2"], topics);
        Assert.Equal(new ReceiptPacket(MqttPacketType.PubAck, 5), await _broker.ReceiveAsync());
    }

    [Fact]
    public async Task A_handler_that_fails_gives_the_connection_up_without_acknowledging()
    {
        var lost = new TaskCompletionSource<MqttConnectionLostException>();
        await using MqttClient client = await ConnectAsync(_ => throw new InvalidOperationException("made to fail"));
        client.ConnectionLost += lost.SetResult;
        await _broker.SendAsync(new PublishPacket(new PublishHeader("t", MqttQos.AtLeastOnce, PacketId: 5), default));
        Assert.Contains("made to fail", (await lost.Task.WaitAsync(ScriptedBroker.Guard, Ct)).Message, StringComparison.Ordinal);
        Assert.Null(await _broker.ReceiveAsync());
    }

    [Fact]
    public async Task A_caller_that_blocks_after_its_puback_does_not_stall_the_receive_loop()
    {
        await using MqttClient client = await ConnectAsync();
        using var release = new ManualResetEventSlim();
        Task sent = client.PublishAsync("t", default, MqttQos.AtLeastOnce, cancellationToken: Ct);
        Task blocked = sent.ContinueWith(_ => release.Wait(ScriptedBroker.Guard, Ct), Ct, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        PublishPacket packet = await _broker.ExpectAsync<PublishPacket>();
        await _broker.SendAsync(new ReceiptPacket(MqttPacketType.PubAck, packet.Header.PacketId));
        Task ping = client.PingAsync(Ct);
        Assert.Equal(SignalPacket.PingReq, await _broker.ReceiveAsync());
        await _broker.SendAsync(SignalPacket.PingResp);
        await ping;
        Assert.False(blocked.IsCompleted);
        release.Set();
        await blocked;
    }

    [Fact]
    public async Task A_half_open_connection_is_noticed_although_the_client_keeps_sending()
    {
        var time = new ManualTime();
        var lost = new TaskCompletionSource<MqttConnectionLostException>();
        await using MqttClient client = await ConnectAsync(options: Options with { KeepAlive = TimeSpan.FromSeconds(20) }, time: time);
        client.ConnectionLost += lost.SetResult;
        for (int second = 0; second <= 35 && client.IsConnected; second++)
        {
            await client.PublishAsync("t", default, MqttQos.AtMostOnce, cancellationToken: Ct);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Contains("silent", (await lost.Task.WaitAsync(ScriptedBroker.Guard, Ct)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idle_client_pings_and_stays_while_it_is_answered()
    {
        var time = new ManualTime();
        await using MqttClient client = await ConnectAsync(options: Options with { KeepAlive = TimeSpan.FromSeconds(20) }, time: time);
        for (int round = 0; round < 10; round++)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal(SignalPacket.PingReq, await _broker.ReceiveAsync());
            await _broker.SendAsync(SignalPacket.PingResp, new PublishPacket(new PublishHeader("t", MqttQos.AtLeastOnce, PacketId: 1), default));
            await _broker.ExpectAsync<ReceiptPacket>(); // so the answer has been read before the clock moves on
        }

        Assert.True(client.IsConnected);
    }

    [Theory]
    [InlineData("00 00")]
    [InlineData("20 02 00 00")] // a second CONNACK
    [InlineData("D0 00")] // PINGRESP without PINGREQ
    [InlineData("82 06 00 01 00 01 61 00")] // a client's packet
    [InlineData("34 05 00 01 61 00 01")] // QoS 2, which was never asked for
    [InlineData("90 03 00 09 00")] // SUBACK without SUBSCRIBE
    public async Task A_broker_that_breaks_the_protocol_is_left(string hex)
    {
        var lost = new TaskCompletionSource<MqttConnectionLostException>();
        await using MqttClient client = await ConnectAsync();
        client.ConnectionLost += lost.SetResult;
        await _broker.SendBytesAsync(Codec.Wire.Hex(hex));
        await lost.Task.WaitAsync(ScriptedBroker.Guard, Ct);
        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task A_puback_for_an_unknown_identifier_is_ignored()
    {
        await using MqttClient client = await ConnectAsync();
        Task ping = client.PingAsync(Ct);
        await _broker.SendAsync(new ReceiptPacket(MqttPacketType.PubAck, 900));
        Assert.Equal(SignalPacket.PingReq, await _broker.ReceiveAsync());
        await _broker.SendAsync(SignalPacket.PingResp);
        await ping;
    }

    [Fact]
    public async Task A_missing_suback_is_a_timeout()
    {
        var time = new ManualTime();
        await using MqttClient client = await ConnectAsync(options: Options with { KeepAlive = TimeSpan.Zero, ReplyTimeout = TimeSpan.FromSeconds(3) }, time: time);
        Task subscribing = client.SubscribeAsync("t", MqttQos.AtLeastOnce, Ct);
        await _broker.ExpectAsync<SubscribePacket>();
        time.Advance(TimeSpan.FromSeconds(4));
        await Assert.ThrowsAsync<MqttTimeoutException>(() => subscribing);
    }

    [Fact]
    public async Task Disconnect_sends_what_is_queued_then_says_goodbye_and_is_not_a_loss()
    {
        int lost = 0;
        await using MqttClient client = await ConnectAsync();
        client.ConnectionLost += _ => lost++;
        Task open = client.PublishAsync("t", default, MqttQos.AtLeastOnce, cancellationToken: Ct);
        Task disconnecting = client.DisconnectAsync();
        await _broker.ExpectAsync<PublishPacket>();
        Assert.Equal(SignalPacket.Disconnect, await _broker.ReceiveAsync());
        Assert.Null(await _broker.ReceiveAsync());
        _broker.Crash();
        await disconnecting;
        await Assert.ThrowsAsync<MqttConnectionLostException>(() => open);
        Assert.Equal(0, lost);
    }

    [Fact]
    public async Task Disposing_closes_without_a_goodbye_even_from_the_handler()
    {
        MqttClient? client = null;
        var disposed = new TaskCompletionSource();
        client = await ConnectAsync(_ =>
        {
            client!.DisposeAsync().AsTask().Wait(ScriptedBroker.Guard, Ct);
            disposed.SetResult();
        });
        await _broker.SendAsync(new PublishPacket(new PublishHeader("t", MqttQos.AtMostOnce), default));
        await disposed.Task.WaitAsync(ScriptedBroker.Guard, Ct);
        Assert.Null(await _broker.ReceiveAsync());
    }

    [Fact]
    public async Task Wrong_arguments_are_refused_before_anything_is_sent()
    {
        await using MqttClient client = await ConnectAsync();
        Assert.Throws<ArgumentException>(() => { _ = client.PublishAsync("a/#", default, MqttQos.AtMostOnce, cancellationToken: Ct); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = client.PublishAsync("a", default, MqttQos.ExactlyOnce, cancellationToken: Ct); });
        await Assert.ThrowsAsync<ArgumentException>(() => client.SubscribeAsync("a/#/b", MqttQos.AtMostOnce, Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.ConnectAsync(Options, Ct));
    }

    [Fact]
    public async Task All_wrong_options_are_in_one_report()
    {
        await using var client = new MqttClient(_ => { });
        ArgumentException fault = await Assert.ThrowsAsync<ArgumentException>(() => client.ConnectAsync(Options with { Port = 0, MaxInFlight = 0, Password = [] }, Ct));
        Assert.Contains("Port 0", fault.Message, StringComparison.Ordinal);
        Assert.Contains("MaxInFlight 0", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Password", fault.Message, StringComparison.Ordinal);
    }

    private async Task<MqttClient> ConnectAsync(Action<MqttMessage>? onMessage = null, MqttClientOptions? options = null, TimeProvider? time = null)
    {
        var client = new MqttClient(onMessage ?? (_ => { }), time);
        Task<MqttConnectResult> connecting = client.ConnectAsync(options ?? Options, Ct);
        await _broker.AcceptAsync();
        Assert.True((await connecting).IsAccepted);
        return client;
    }
}
