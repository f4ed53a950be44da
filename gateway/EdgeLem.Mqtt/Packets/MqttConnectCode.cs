namespace EdgeLem.Mqtt;

/// <summary>Return code of a CONNACK (MQTT 3.1.1, table 3.1).</summary>
public enum MqttConnectCode
{
    /// <summary>The connection stands.</summary>
    Accepted = 0,

    /// <summary>The broker does not speak the protocol level of the CONNECT.</summary>
    UnacceptableProtocolVersion = 1,

    /// <summary>The client identifier is well-formed but not allowed.</summary>
    IdentifierRejected = 2,

    /// <summary>The broker has no room or is stopping; try again later.</summary>
    ServerUnavailable = 3,

    /// <summary>User name or password is wrong.</summary>
    BadUserNameOrPassword = 4,

    /// <summary>The client is known but may not connect like this.</summary>
    NotAuthorized = 5,
}
