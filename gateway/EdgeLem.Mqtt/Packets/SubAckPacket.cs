using EdgeLem.Mqtt.Codec;

namespace EdgeLem.Mqtt;

/// <summary>SUBACK: one answer for each filter of the SUBSCRIBE, in its order (MQTT 3.1.1, section 3.9).</summary>
/// <param name="PacketId">Identifier of the SUBSCRIBE, 1 to 65,535.</param>
/// <param name="Codes">Granted quality of service, or refused.</param>
public sealed record SubAckPacket(ushort PacketId, IReadOnlyList<MqttSubscribeCode> Codes) : MqttPacket
{
    /// <inheritdoc/>
    public override MqttPacketType Type => MqttPacketType.SubAck;

    internal override int BodyBytes => 2 + Codes.Count;

    internal override void WriteBody(ref PacketWriter writer)
    {
        writer.UInt16(PacketId);
        foreach (MqttSubscribeCode code in Codes)
        {
            writer.Byte((byte)code);
        }
    }

    internal static MqttPacket? Read(ref PacketReader reader)
    {
        ushort packetId = reader.PacketId();
        var codes = new List<MqttSubscribeCode>();
        while (!reader.AtEnd && !reader.Failed)
        {
            byte code = reader.Byte();
            reader.FailIf(code is > 2 and not 0x80, MalformedReason.ReturnCode);
            codes.Add((MqttSubscribeCode)code);
        }

        reader.FailIf(codes.Count == 0, MalformedReason.NoFilter);
        return new SubAckPacket(packetId, codes);
    }
}
