using System.Net;
using EdgeLem.Broker;
using EdgeLem.Mqtt;

namespace EdgeLem.Gateway.Links;

/// <summary>
/// The broker's view of <see cref="TopicAccess"/>. Without credentials a client may only come from this machine; a registered node is bound to its
/// id, everybody else looks on.
/// </summary>
/// <param name="access">Who may do what in the topic tree.</param>
public sealed class BrokerAccess(TopicAccess access) : IBrokerAccess
{
    /// <inheritdoc/>
    public MqttConnectCode MayConnect(string clientId, string? userName, byte[]? password, EndPoint? endpoint) =>
        endpoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address) ? MqttConnectCode.Accepted : MqttConnectCode.NotAuthorized;

    /// <inheritdoc/>
    public bool MayPublish(string clientId, string topic) => access.MayPublish(clientId, topic);

    /// <inheritdoc/>
    public bool MaySubscribe(string clientId, string filter) => access.MaySubscribe(clientId, filter);

    /// <inheritdoc/>
    public bool MayReceive(string clientId, string topic) => !access.IsNode(clientId) || access.IsAddressedTo(clientId, topic) || access.MayPublish(clientId, topic);
}
