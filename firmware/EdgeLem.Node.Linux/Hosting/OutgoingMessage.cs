using EdgeLem.Mqtt;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>A message on its way to the gateway.</summary>
/// <param name="Topic">Full topic name.</param>
/// <param name="Payload">A copy of the body.</param>
/// <param name="Qos">0 or 1.</param>
/// <param name="Retain">Whether the broker keeps it.</param>
internal sealed record OutgoingMessage(string Topic, byte[] Payload, MqttQos Qos, bool Retain);
