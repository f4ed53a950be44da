using EdgeLem.Mqtt.Codec;

namespace EdgeLem.Mqtt;

/// <summary>SUBSCRIBE: asks for one or more subscriptions (MQTT 3.1.1, section 3.8).</summary>
/// <param name="PacketId">Identifier of the exchange, 1 to 65,535.</param>
/// <param name="Subscriptions">At least one filter.</param>
public sealed record SubscribePacket(ushort PacketId, IReadOnlyList<TopicSubscription> Subscriptions) : MqttPacket
{
    /// <inheritdoc/>
    public override MqttPacketType Type => MqttPacketType.Subscribe;

    internal override byte Flags => 2;

    internal override int BodyBytes => 2 + Subscriptions.Sum(subscription => PacketWriter.TextBytes(subscription.Filter) + 1);

    internal override void WriteBody(ref PacketWriter writer)
    {
        writer.UInt16(PacketId);
        foreach (TopicSubscription subscription in Subscriptions)
        {
            writer.Text(subscription.Filter);
            writer.Byte((byte)subscription.Qos);
        }
    }

    internal static MqttPacket? Read(ref PacketReader reader)
    {
        ushort packetId = reader.PacketId();
        var subscriptions = new List<TopicSubscription>();
        while (!reader.AtEnd && !reader.Failed)
        {
            string filter = reader.TopicFilter();
            byte qos = reader.Byte();
            reader.FailIf(qos > (byte)MqttQos.ExactlyOnce, MalformedReason.Qos);
            subscriptions.Add(new TopicSubscription(filter, (MqttQos)qos));
        }

        reader.FailIf(subscriptions.Count == 0, MalformedReason.NoFilter);
        return new SubscribePacket(packetId, subscriptions);
    }
}
