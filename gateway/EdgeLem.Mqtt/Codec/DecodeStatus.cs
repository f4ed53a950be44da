namespace EdgeLem.Mqtt;

/// <summary>What a decoding step found.</summary>
public enum DecodeStatus
{
    /// <summary>The buffer ends inside a packet that is well-formed so far.</summary>
    NeedMore,

    /// <summary>A whole packet.</summary>
    Packet,

    /// <summary>Bytes that no valid packet has; the connection must be closed.</summary>
    Malformed,
}
