namespace EdgeLem.Mqtt;

/// <summary>Why bytes are not a packet. Numbers are stable: they appear in logs and statistics.</summary>
public enum MalformedReason
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,

    /// <summary>Packet type 0 or 15.</summary>
    ReservedType = 1,

    /// <summary>Flags of the fixed header that the packet type does not allow (MQTT 3.1.1, section 2.2.2).</summary>
    HeaderFlags = 2,

    /// <summary>Remaining length of more than four bytes, or not in its shortest form (section 2.2.3).</summary>
    RemainingLength = 3,

    /// <summary>Packet longer than this side accepts.</summary>
    TooLarge = 4,

    /// <summary>The packet ends inside a field.</summary>
    Truncated = 5,

    /// <summary>Bytes are left after the last field.</summary>
    TrailingBytes = 6,

    /// <summary>Text that is not strict UTF-8: U+0000, surrogates, overlong forms (section 1.5.3).</summary>
    InvalidUtf8 = 7,

    /// <summary>CONNECT of another protocol.</summary>
    ProtocolName = 8,

    /// <summary>CONNECT of a protocol level that is not spoken here; answered with CONNACK 1.</summary>
    UnsupportedVersion = 9,

    /// <summary>Impossible connect flags (sections 3.1.2.3 to 3.1.2.9).</summary>
    ConnectFlags = 10,

    /// <summary>Packet identifier 0 (section 2.3.1).</summary>
    PacketId = 11,

    /// <summary>Topic name that is empty or has wildcards.</summary>
    TopicName = 12,

    /// <summary>Topic filter that is empty or has misplaced wildcards.</summary>
    TopicFilter = 13,

    /// <summary>Topic longer, or of more levels, than this side accepts.</summary>
    TopicTooLong = 14,

    /// <summary>SUBSCRIBE, UNSUBSCRIBE or SUBACK without an entry.</summary>
    NoFilter = 15,

    /// <summary>Quality of service above 2, or reserved bits beside it.</summary>
    Qos = 16,

    /// <summary>Return code or acknowledge flags that do not exist.</summary>
    ReturnCode = 17,
}
