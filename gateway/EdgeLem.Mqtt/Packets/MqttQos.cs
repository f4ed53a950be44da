namespace EdgeLem.Mqtt;

/// <summary>Quality of service of a message or the highest one that a subscription asks for (MQTT 3.1.1, section 4.3).</summary>
public enum MqttQos
{
    /// <summary>QoS 0: at most once, no receipt.</summary>
    AtMostOnce = 0,

    /// <summary>QoS 1: at least once, receipt by PUBACK; a message may come twice.</summary>
    AtLeastOnce = 1,

    /// <summary>QoS 2: exactly once. The codec knows it; client and broker speak QoS 0 and 1.</summary>
    ExactlyOnce = 2,
}
