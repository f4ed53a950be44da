using System.Net;
using EdgeLem.Mqtt;

namespace EdgeLem.Broker;

/// <summary>Everything is allowed to everyone: for a broker that only listens on loopback.</summary>
public sealed class OpenAccess : IBrokerAccess
{
    /// <inheritdoc/>
    public MqttConnectCode MayConnect(string clientId, string? userName, byte[]? password, EndPoint? endpoint) => MqttConnectCode.Accepted;

    /// <inheritdoc/>
    public bool MayPublish(string clientId, string topic) => true;

    /// <inheritdoc/>
    public bool MaySubscribe(string clientId, string filter) => true;

    /// <inheritdoc/>
    public bool MayReceive(string clientId, string topic) => true;
}
