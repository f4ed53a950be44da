using EdgeLem.Mqtt;

namespace EdgeLem.Broker;

/// <summary>A message inside the broker. Immutable; the payload is the broker's own copy and may be kept.</summary>
/// <param name="SenderClientId">Client that published it or whose will it is; null for the process that embeds the broker.</param>
/// <param name="Topic">Topic name.</param>
/// <param name="Payload">Body, any bytes.</param>
/// <param name="Qos">Quality of service with which it was published.</param>
/// <param name="Retain">Published: the sender wants it kept. Delivered because of a new subscription: it was kept.</param>
public sealed record BrokerMessage(string? SenderClientId, string Topic, ReadOnlyMemory<byte> Payload, MqttQos Qos, bool Retain);
