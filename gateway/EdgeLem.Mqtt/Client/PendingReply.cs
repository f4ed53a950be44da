namespace EdgeLem.Mqtt.Client;

/// <summary>A wait for one packet of the broker. Its continuations never run on the receive loop, so a caller that blocks cannot stall it.</summary>
internal sealed class PendingReply(MqttPacketType awaited) : TaskCompletionSource<MqttPacket>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public MqttPacketType Awaited => awaited;
}
