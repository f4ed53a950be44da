namespace EdgeLem.Mqtt;

/// <summary>A message that a client received.</summary>
/// <param name="Topic">Topic name.</param>
/// <param name="Payload">Body; the receiver owns it and may keep it.</param>
/// <param name="Qos">Quality of service of this transfer.</param>
/// <param name="Retain">Whether the broker had kept it and sends it because of a new subscription.</param>
/// <param name="Duplicate">Whether it may have come before.</param>
public readonly record struct MqttMessage(string Topic, ReadOnlyMemory<byte> Payload, MqttQos Qos, bool Retain, bool Duplicate);
