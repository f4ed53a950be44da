using EdgeLem.Mqtt.Codec;

namespace EdgeLem.Mqtt;

/// <summary>A packet without a body: PINGREQ, PINGRESP or DISCONNECT (MQTT 3.1.1, sections 3.12 to 3.14).</summary>
/// <param name="Kind">Which of the three.</param>
public sealed record SignalPacket(MqttPacketType Kind) : MqttPacket
{
    /// <summary>PINGREQ.</summary>
    public static SignalPacket PingReq { get; } = new(MqttPacketType.PingReq);

    /// <summary>PINGRESP.</summary>
    public static SignalPacket PingResp { get; } = new(MqttPacketType.PingResp);

    /// <summary>DISCONNECT.</summary>
    public static SignalPacket Disconnect { get; } = new(MqttPacketType.Disconnect);

    /// <inheritdoc/>
    public override MqttPacketType Type => Kind;

    internal override int BodyBytes => 0;

    internal override void WriteBody(ref PacketWriter writer)
    {
    }

    internal static MqttPacket? Read(ref PacketReader reader, MqttPacketType kind)
    {
        reader.ExpectEnd();
        return kind switch
        {
            MqttPacketType.PingReq => PingReq,
            MqttPacketType.PingResp => PingResp,
            _ => Disconnect,
        };
    }
}
