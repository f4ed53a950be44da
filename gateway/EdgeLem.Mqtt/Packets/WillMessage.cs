namespace EdgeLem.Mqtt;

/// <summary>The message that a broker sends for a client whose connection is lost (MQTT 3.1.1, section 3.1.2.5).</summary>
/// <param name="Topic">Topic name, without wildcards.</param>
/// <param name="Payload">Body, 0 to 65,535 bytes.</param>
/// <param name="Qos">Quality of service of the message.</param>
/// <param name="Retain">Whether the broker keeps it for later subscribers.</param>
public sealed record WillMessage(string Topic, ReadOnlyMemory<byte> Payload, MqttQos Qos, bool Retain);
