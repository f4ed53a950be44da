namespace EdgeLem.Mqtt;

/// <summary>Answer to one filter of a SUBSCRIBE (MQTT 3.1.1, section 3.9.3).</summary>
public enum MqttSubscribeCode
{
    /// <summary>Granted with QoS 0.</summary>
    GrantedAtMostOnce = 0,

    /// <summary>Granted with QoS 1.</summary>
    GrantedAtLeastOnce = 1,

    /// <summary>Granted with QoS 2.</summary>
    GrantedExactlyOnce = 2,

    /// <summary>Refused; the connection stays.</summary>
    Refused = 0x80,
}
