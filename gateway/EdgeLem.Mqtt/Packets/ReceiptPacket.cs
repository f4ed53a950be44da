using EdgeLem.Mqtt.Codec;

namespace EdgeLem.Mqtt;

/// <summary>A packet that carries only an identifier: PUBACK, PUBREC, PUBREL, PUBCOMP or UNSUBACK (MQTT 3.1.1, sections 3.4 to 3.7 and 3.11).</summary>
/// <param name="Kind">Which of the five.</param>
/// <param name="PacketId">Identifier of the exchange that it belongs to, 1 to 65,535.</param>
public sealed record ReceiptPacket(MqttPacketType Kind, ushort PacketId) : MqttPacket
{
    /// <inheritdoc/>
    public override MqttPacketType Type => Kind;

    internal override byte Flags => Kind == MqttPacketType.PubRel ? (byte)2 : (byte)0;

    internal override int BodyBytes => 2;

    internal override void WriteBody(ref PacketWriter writer) => writer.UInt16(PacketId);

    internal static MqttPacket? Read(ref PacketReader reader, MqttPacketType kind)
    {
        ushort packetId = reader.PacketId();
        reader.ExpectEnd();
        return new ReceiptPacket(kind, packetId);
    }
}
