using EdgeLem.Mqtt.Codec;

namespace EdgeLem.Mqtt;

/// <summary>CONNACK: the broker's answer to a CONNECT (MQTT 3.1.1, section 3.2).</summary>
/// <param name="SessionPresent">Whether the broker went on with a stored session; always false with a refusal.</param>
/// <param name="Code">Accepted, or why not.</param>
public sealed record ConnAckPacket(bool SessionPresent, MqttConnectCode Code) : MqttPacket
{
    /// <inheritdoc/>
    public override MqttPacketType Type => MqttPacketType.ConnAck;

    internal override int BodyBytes => 2;

    internal override void WriteBody(ref PacketWriter writer)
    {
        writer.Byte(SessionPresent ? (byte)1 : (byte)0);
        writer.Byte((byte)Code);
    }

    internal static MqttPacket? Read(ref PacketReader reader)
    {
        byte acknowledgeFlags = reader.Byte();
        byte code = reader.Byte();
        reader.ExpectEnd();
        if (acknowledgeFlags > 1 || code > (byte)MqttConnectCode.NotAuthorized || (acknowledgeFlags == 1 && code != 0))
        {
            reader.Fail(MalformedReason.ReturnCode);
        }

        return new ConnAckPacket(acknowledgeFlags == 1, (MqttConnectCode)code);
    }
}
