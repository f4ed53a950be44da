using System.Net;
using System.Net.Sockets;
using EdgeLem.Broker;
using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Links;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Gateway.Hosting;

/// <summary>The gateway's listeners in one Kestrel: the embedded MQTT broker and the live page.</summary>
public sealed class GatewayServer : IAsyncDisposable
{
    private readonly WebApplication? _application;
    private readonly MqttBroker? _broker;
    private readonly BrokerLink? _link;

    private readonly (IPEndPoint? Mqtt, IPEndPoint? Http) _chosen;

    private GatewayServer(WebApplication? application, (IPEndPoint? Mqtt, IPEndPoint? Http) chosen)
    {
        _application = application;
        _chosen = chosen;
        _broker = chosen.Mqtt is null ? null : application!.Services.GetRequiredService<MqttBroker>();
        _link = _broker is null ? null : new BrokerLink(_broker);
    }

    /// <summary>The link over the embedded broker; null without one.</summary>
    public IGatewayLink? Link => _link;

    /// <summary>Where the broker listens, with the real port; null without one, and before <see cref="ListenAsync"/>.</summary>
    public IPEndPoint? MqttEndPoint { get; private set; }

    /// <summary>Where the live page listens, with the real port; null without one, and before <see cref="ListenAsync"/>.</summary>
    public IPEndPoint? HttpEndPoint { get; private set; }

    /// <summary>
    /// Makes the broker and its link without listening yet, so that a gateway can be put behind the link before the first node speaks.
    /// A port that was not asked for is replaced by a free one when it is taken.
    /// </summary>
    /// <param name="options">What to offer.</param>
    /// <exception cref="ListenException">A port that was asked for is taken.</exception>
    public static GatewayServer Create(GatewayServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IPEndPoint? mqtt = Choose("the MQTT broker", options.Mqtt);
        IPEndPoint? http = Choose("the live page", options.Http);
        bool isNothing = mqtt is null && http is null;
        return new GatewayServer(isNothing ? null : Build(options, mqtt, http), (mqtt, http));
    }

    /// <summary>Makes a server and opens its listeners.</summary>
    /// <param name="options">What to offer.</param>
    /// <exception cref="ListenException">A port that was asked for cannot be opened.</exception>
    public static async Task<GatewayServer> StartAsync(GatewayServerOptions options)
    {
        GatewayServer server = Create(options);
        try
        {
            await server.ListenAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the listeners. Call it once.</summary>
    /// <exception cref="ListenException">A port was taken since it was chosen.</exception>
    public async Task ListenAsync()
    {
        if (_application is null)
        {
            return;
        }

        try
        {
            await _application.StartAsync();
        }
        catch (IOException taken)
        {
            throw new ListenException("the gateway", _chosen.Mqtt ?? _chosen.Http!, taken);
        }

        (MqttEndPoint, HttpEndPoint) = RealEndPoints(_application, _chosen.Mqtt, _chosen.Http);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _link?.Dispose();
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        _broker?.Dispose();
    }

    private static WebApplication Build(GatewayServerOptions options, IPEndPoint? mqtt, IPEndPoint? http)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        if (options.Logging is { } logging)
        {
            builder.Services.AddSingleton(logging);
        }

        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddMqttBroker(new BrokerOptions(), new BrokerAccess(options.Access));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (mqtt is not null)
            {
                kestrel.Listen(mqtt, listener => listener.UseMqttBroker());
            }

            if (http is not null)
            {
                kestrel.Listen(http);
            }
        });
        WebApplication application = builder.Build();
        if (http is not null)
        {
            application.MapLivePage(options.Page);
        }

        return application;
    }

    /// <summary>Tries a port before Kestrel does, so that only the one that is taken is replaced.</summary>
    private static IPEndPoint? Choose(string purpose, ListenEndpoint? wanted)
    {
        if (wanted is null)
        {
            return null;
        }

        try
        {
            using var probe = new Socket(wanted.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(wanted.EndPoint);
            return wanted.EndPoint;
        }
        catch (SocketException taken)
        {
            return wanted.IsRequired ? throw new ListenException(purpose, wanted.EndPoint, taken) : new IPEndPoint(wanted.EndPoint.Address, 0);
        }
    }

    /// <summary>Kestrel lists its addresses in the order in which they were configured.</summary>
    private static (IPEndPoint? Mqtt, IPEndPoint? Http) RealEndPoints(WebApplication application, IPEndPoint? mqtt, IPEndPoint? http)
    {
        ICollection<string> addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var ports = new Queue<int>(addresses.Select(address => BindingAddress.Parse(address).Port));
        return (WithPort(mqtt, ports), WithPort(http, ports));
    }

    private static IPEndPoint? WithPort(IPEndPoint? endPoint, Queue<int> ports) => endPoint is null ? null : new IPEndPoint(endPoint.Address, ports.Dequeue());

    /// <summary>Ctrl+C belongs to the program around the server, not to the server.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
