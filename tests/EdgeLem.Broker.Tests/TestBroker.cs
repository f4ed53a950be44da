using System.Net;
using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Tests;

/// <summary>A broker on an ephemeral loopback port, with the pieces that a test needs around it.</summary>
internal sealed class TestBroker : IAsyncDisposable
{
    /// <summary>Only there to end a test that hangs; no test waits for it when it passes.</summary>
    public static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private readonly BrokerHost _host;

    /// <summary>Ends the waits of a test that is called off.</summary>
    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TestBroker(BrokerHost host) => _host = host;

    public MqttBroker Broker => _host.Broker;

    public IPEndPoint EndPoint => _host.EndPoint;

    public static async Task<TestBroker> StartAsync(BrokerOptions? options = null, IBrokerAccess? access = null, TimeProvider? time = null)
    {
        var broker = new MqttBroker(options ?? new BrokerOptions(), access ?? new OpenAccess(), null, time);
        return new TestBroker(await BrokerHost.StartAsync(broker, new IPEndPoint(IPAddress.Loopback, 0), Ct));
    }

    public async Task<MqttClient> ConnectAsync(string clientId, Action<MqttMessage>? onMessage = null, Func<MqttClientOptions, MqttClientOptions>? change = null)
    {
        var client = new MqttClient(onMessage ?? (_ => { }));
        var options = new MqttClientOptions { ClientId = clientId, Port = EndPoint.Port };
        MqttConnectResult result = await client.ConnectAsync(change is null ? options : change(options), Ct);
        Assert.Equal(MqttConnectCode.Accepted, result.Code);
        return client;
    }

    public Task<RawPeer> OpenRawAsync() => RawPeer.OpenAsync(EndPoint);

    public async Task<RawPeer> ConnectRawAsync(string clientId, bool clean = true, WillMessage? will = null, ushort keepAliveSeconds = 0)
    {
        RawPeer peer = await OpenRawAsync();
        await peer.SendAsync(new ConnectPacket { ClientId = clientId, CleanSession = clean, Will = will, KeepAliveSeconds = keepAliveSeconds });
        Assert.Equal(MqttConnectCode.Accepted, (await peer.ExpectAsync<ConnAckPacket>()).Code);
        return peer;
    }

    /// <summary>Waits until a condition holds, looking again whenever the thread pool is free.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Guard, $"It did not happen within {Guard.TotalSeconds} s: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Ct);
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
