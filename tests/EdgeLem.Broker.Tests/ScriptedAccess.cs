using System.Net;
using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Tests;

/// <summary>A policy of lambdas; what is not set is allowed.</summary>
internal sealed class ScriptedAccess : IBrokerAccess
{
    public Func<string, string?, byte[]?, MqttConnectCode> Connect { get; init; } = (_, _, _) => MqttConnectCode.Accepted;

    public Func<string, string, bool> Publish { get; set; } = (_, _) => true;

    public Func<string, string, bool> Subscribe { get; init; } = (_, _) => true;

    public Func<string, string, bool> Receive { get; init; } = (_, _) => true;

    public MqttConnectCode MayConnect(string clientId, string? userName, byte[]? password, EndPoint? endpoint) => Connect(clientId, userName, password);

    public bool MayPublish(string clientId, string topic) => Publish(clientId, topic);

    public bool MaySubscribe(string clientId, string filter) => Subscribe(clientId, filter);

    public bool MayReceive(string clientId, string topic) => Receive(clientId, topic);
}
