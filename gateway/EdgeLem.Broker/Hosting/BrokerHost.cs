using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EdgeLem.Broker;

/// <summary>A broker that listens by itself, without HTTP beside it: for tests, the simulator and small tools.</summary>
public sealed class BrokerHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private BrokerHost(WebApplication application, MqttBroker broker, IPEndPoint endPoint)
    {
        _application = application;
        Broker = broker;
        EndPoint = endPoint;
    }

    /// <summary>The broker behind the listener.</summary>
    public MqttBroker Broker { get; }

    /// <summary>Where it listens, with the real port.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Starts a listener.</summary>
    /// <param name="broker">Broker to serve; disposed with the host.</param>
    /// <param name="endPoint">Where to listen; port 0 = any free one.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<BrokerHost> StartAsync(MqttBroker broker, IPEndPoint endPoint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(broker);
        ArgumentNullException.ThrowIfNull(endPoint);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        ListenOptions? listener = null;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(endPoint, options =>
        {
            listener = options;
            options.Run(broker.ServeAsync);
        }));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        WebApplication application = builder.Build();
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new BrokerHost(application, broker, listener!.IPEndPoint!);
    }

    /// <summary>Cuts all connections and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        Broker.Dispose();
        await _application.DisposeAsync().ConfigureAwait(false);
    }
}
