using System.Net;
using EdgeLem.Mqtt;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeLem.Broker.Tests;

/// <summary>The ways to put the broker on a port.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task Mqtt_and_http_live_beside_each_other_in_one_web_application()
    {
        var ports = new List<ListenOptions>();
        await using WebApplication application = BuildApplication(ports);
        await application.StartAsync(TestBroker.Ct);
        await AssertMqttWorksAsync(application, ports[1].IPEndPoint!.Port);
        using var web = new HttpClient();
        Assert.Equal("page", await web.GetStringAsync(new Uri($"http://127.0.0.1:{ports[0].IPEndPoint!.Port}/"), TestBroker.Ct));
    }

    [Fact]
    public async Task A_taken_port_is_an_error_that_names_it()
    {
        await using TestBroker first = await TestBroker.StartAsync();
        using var broker = new MqttBroker(new BrokerOptions(), new OpenAccess());
        IOException fault = await Assert.ThrowsAsync<IOException>(() => BrokerHost.StartAsync(broker, first.EndPoint, TestBroker.Ct));
        Assert.Contains($"{first.EndPoint.Port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_may_not_publish_what_no_client_could_take()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxPacketBytes = 1_024, MaxConnectPacketBytes = 512 });
        broker.Broker.Publish("t", new byte[1_018], MqttQos.AtMostOnce); // 1 + 2 + 3 + 1,018 = 1,024 bytes
        Assert.Throws<ArgumentException>(() => broker.Broker.Publish("t", new byte[1_019], MqttQos.AtMostOnce));
        Assert.Throws<ArgumentException>(() => broker.Broker.Publish("a/#", default, MqttQos.AtMostOnce));
        Assert.Throws<ArgumentException>(() => broker.Broker.SubscribeLocal("a/#/b", _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => broker.Broker.Publish("t", default, MqttQos.ExactlyOnce));
    }

    private static WebApplication BuildApplication(List<ListenOptions> ports)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddMqttBroker(new BrokerOptions(), new OpenAccess());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, ports.Add);
            kestrel.Listen(IPAddress.Loopback, 0, listener => ports.Add(listener.UseMqttBroker()));
        });
        WebApplication application = builder.Build();
        application.MapGet("/", () => "page");
        return application;
    }

    private static async Task AssertMqttWorksAsync(WebApplication application, int port)
    {
        var got = new List<string>();
        using IDisposable subscription = application.Services.GetRequiredService<MqttBroker>().SubscribeLocal("t", message => got.Add(message.Topic));
        await using var client = new MqttClient(_ => { });
        await client.ConnectAsync(new MqttClientOptions { ClientId = "a", Port = port }, TestBroker.Ct);
        await client.PublishAsync("t", default, MqttQos.AtLeastOnce, cancellationToken: TestBroker.Ct);
        Assert.Equal(["t"], got);
    }
}
