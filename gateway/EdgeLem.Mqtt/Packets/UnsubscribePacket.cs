using EdgeLem.Mqtt.Codec;

namespace EdgeLem.Mqtt;

/// <summary>UNSUBSCRIBE: ends one or more subscriptions (MQTT 3.1.1, section 3.10).</summary>
/// <param name="PacketId">Identifier of the exchange, 1 to 65,535.</param>
/// <param name="Filters">At least one filter, compared letter by letter with the subscribed ones.</param>
public sealed record UnsubscribePacket(ushort PacketId, IReadOnlyList<string> Filters) : MqttPacket
{
    /// <inheritdoc/>
    public override MqttPacketType Type => MqttPacketType.Unsubscribe;

    internal override byte Flags => 2;

    internal override int BodyBytes => 2 + Filters.Sum(PacketWriter.TextBytes);

    internal override void WriteBody(ref PacketWriter writer)
    {
        writer.UInt16(PacketId);
        foreach (string filter in Filters)
        {
            writer.Text(filter);
        }
    }

    internal static MqttPacket? Read(ref PacketReader reader)
    {
        ushort packetId = reader.PacketId();
        var filters = new List<string>();
        while (!reader.AtEnd && !reader.Failed)
        {
            filters.Add(reader.TopicFilter());
        }

        reader.FailIf(filters.Count == 0, MalformedReason.NoFilter);
        return new UnsubscribePacket(packetId, filters);
    }
}
