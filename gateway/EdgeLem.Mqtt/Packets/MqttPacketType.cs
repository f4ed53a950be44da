namespace EdgeLem.Mqtt;

/// <summary>Kind of a control packet: the upper four bits of its first byte (MQTT 3.1.1, table 2.1).</summary>
public enum MqttPacketType
{
    /// <summary>Client asks for a connection.</summary>
    Connect = 1,

    /// <summary>Broker answers a CONNECT.</summary>
    ConnAck = 2,

    /// <summary>A message, in either direction.</summary>
    Publish = 3,

    /// <summary>Receipt of a QoS 1 message.</summary>
    PubAck = 4,

    /// <summary>First receipt of a QoS 2 message.</summary>
    PubRec = 5,

    /// <summary>Release of a QoS 2 message.</summary>
    PubRel = 6,

    /// <summary>Last receipt of a QoS 2 message.</summary>
    PubComp = 7,

    /// <summary>Client asks for subscriptions.</summary>
    Subscribe = 8,

    /// <summary>Broker answers a SUBSCRIBE, one code for each filter.</summary>
    SubAck = 9,

    /// <summary>Client ends subscriptions.</summary>
    Unsubscribe = 10,

    /// <summary>Broker answers an UNSUBSCRIBE.</summary>
    UnsubAck = 11,

    /// <summary>Client shows that it lives and asks the same of the broker.</summary>
    PingReq = 12,

    /// <summary>Broker answers a PINGREQ.</summary>
    PingResp = 13,

    /// <summary>Client leaves on purpose: its will is thrown away.</summary>
    Disconnect = 14,
}
