using System.Net;
using EdgeLem.Broker.Connections;
using EdgeLem.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Broker;

/// <summary>Every event that the broker logs. Numbers are stable: 2000 to 2099.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(2000, LogLevel.Debug, "MQTT client {ClientId} connected from {Peer}.")]
    public static partial void Connected(ILogger logger, string clientId, EndPoint? peer);

    [LoggerMessage(2001, LogLevel.Debug, "MQTT client {ClientId} from {Peer} left: {Reason}.")]
    public static partial void Closed(ILogger logger, string clientId, EndPoint? peer, CloseReason reason);

    [LoggerMessage(2002, LogLevel.Warning, "MQTT CONNECT from {Peer} refused: {Code}.")]
    public static partial void ConnectRefused(ILogger logger, EndPoint? peer, MqttConnectCode code);

    [LoggerMessage(2003, LogLevel.Warning, "MQTT client {ClientId} from {Peer} sent malformed bytes: {Reason}. The connection is closed.")]
    public static partial void Malformed(ILogger logger, string clientId, EndPoint? peer, MalformedReason reason);

    [LoggerMessage(2004, LogLevel.Warning, "MQTT client {ClientId} from {Peer} sent {Type} where it is not allowed. The connection is closed.")]
    public static partial void ProtocolError(ILogger logger, string clientId, EndPoint? peer, MqttPacketType type);

    [LoggerMessage(2005, LogLevel.Error, "Handling {Type} of MQTT client {ClientId} failed. It is not acknowledged and the connection is closed.")]
    public static partial void HandlerFailed(ILogger logger, Exception fault, string clientId, MqttPacketType type);

    [LoggerMessage(2006, LogLevel.Warning, "MQTT connection from {Peer} closed: a connection limit is reached.")]
    public static partial void OverLimit(ILogger logger, EndPoint? peer);

    [LoggerMessage(2007, LogLevel.Warning, "MQTT client {ClientId} may not publish to {Topic}: acknowledged, not distributed.")]
    public static partial void PublishDenied(ILogger logger, string? clientId, string topic);

    [LoggerMessage(2008, LogLevel.Error, "Distributing the will of MQTT client {ClientId} to {Topic} failed.")]
    public static partial void WillFailed(ILogger logger, Exception fault, string? clientId, string topic);
}
