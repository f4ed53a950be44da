namespace EdgeLem.Node.Linux.Configuration;

/// <summary>Which MQTT client carries the node's messages.</summary>
public enum MqttLibrary
{
    /// <summary>EdgeLem's own client.</summary>
    EdgeLem,

    /// <summary>The package MQTTnet, in builds with <c>-p:DevicePackages=true</c>.</summary>
    MqttNet,
}
