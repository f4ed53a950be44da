using EdgeLem.Mqtt.Codec;

namespace EdgeLem.Mqtt;

/// <summary>One control packet. Immutable; owns its bytes, so it outlives the buffer that it was decoded from.</summary>
public abstract record MqttPacket
{
    /// <summary>Kind of the packet.</summary>
    public abstract MqttPacketType Type { get; }

    /// <summary>Lower four bits of the first byte (MQTT 3.1.1, table 2.2).</summary>
    internal virtual byte Flags => 0;

    /// <summary>Bytes after the fixed header: the packet's remaining length.</summary>
    internal abstract int BodyBytes { get; }

    /// <summary>Writes exactly <see cref="BodyBytes"/> bytes.</summary>
    internal abstract void WriteBody(ref PacketWriter writer);
}
