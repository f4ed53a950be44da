namespace EdgeLem.Mqtt;

/// <summary>Everything of a PUBLISH but its payload (MQTT 3.1.1, sections 3.3.1 and 3.3.2).</summary>
/// <param name="Topic">Topic name, without wildcards, not empty.</param>
/// <param name="Qos">Quality of service of this transfer.</param>
/// <param name="Retain">From a client: keep this message. From a broker: this is a kept message, sent because of a new subscription.</param>
/// <param name="Duplicate">Whether this may be a repetition of an earlier transfer; false with QoS 0.</param>
/// <param name="PacketId">Identifier of the transfer, 1 to 65,535 with QoS 1 and 2, otherwise 0.</param>
public readonly record struct PublishHeader(string Topic, MqttQos Qos, bool Retain = false, bool Duplicate = false, ushort PacketId = 0);
