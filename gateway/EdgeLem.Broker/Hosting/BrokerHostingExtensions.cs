using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Broker;

/// <summary>
/// Puts MQTT beside HTTP in one web application:
/// <code>
/// builder.Services.AddMqttBroker(options, access);
/// builder.WebHost.ConfigureKestrel(kestrel =>
/// {
///     kestrel.ListenLocalhost(8080);                                          // HTTP
///     kestrel.ListenLocalhost(1883, listener => listener.UseMqttBroker());    // MQTT
/// });
/// </code>
/// </summary>
public static class BrokerHostingExtensions
{
    /// <summary>Registers one <see cref="MqttBroker"/>; it is disposed with the application.</summary>
    /// <param name="services">Services of the application.</param>
    /// <param name="options">Limits.</param>
    /// <param name="access">Who may do what.</param>
    public static IServiceCollection AddMqttBroker(this IServiceCollection services, BrokerOptions options, IBrokerAccess access)
    {
        services.AddConnections();
        return services.AddSingleton(provider => new MqttBroker(options, access, provider.GetService<ILogger<MqttBroker>>()));
    }

    /// <summary>Serves MQTT on a listener, with the broker of <see cref="AddMqttBroker"/> or any other <see cref="MqttBroker"/> singleton.</summary>
    /// <param name="listener">Kestrel's listener.</param>
    public static ListenOptions UseMqttBroker(this ListenOptions listener)
    {
        listener.UseConnectionHandler<MqttConnectionHandler>();
        return listener;
    }
}
