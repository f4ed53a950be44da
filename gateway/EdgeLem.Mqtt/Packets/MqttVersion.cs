namespace EdgeLem.Mqtt;

/// <summary>Protocol level that a CONNECT names; the layout of all later packets of that connection depends on it.</summary>
public enum MqttVersion
{
    /// <summary>MQTT 3.1.1 (OASIS Standard, 29 October 2014).</summary>
    V311 = 4,
}
