using Microsoft.AspNetCore.Connections;

namespace EdgeLem.Broker;

/// <summary>Hands Kestrel's connections to the broker; Kestrel makes one for each listener, with the broker from the services.</summary>
/// <param name="broker">Serves the connections.</param>
public sealed class MqttConnectionHandler(MqttBroker broker) : ConnectionHandler
{
    /// <inheritdoc/>
    public override Task OnConnectedAsync(ConnectionContext connection) => broker.ServeAsync(connection);
}
