namespace EdgeLem.Mqtt;

/// <summary>Outcome of one decoding step.</summary>
/// <param name="Status">What was found.</param>
/// <param name="Packet">The packet, when <paramref name="Status"/> says so.</param>
/// <param name="Reason">Why the bytes are refused, when malformed.</param>
public readonly record struct DecodeResult(DecodeStatus Status, MqttPacket? Packet, MalformedReason Reason)
{
    /// <summary>The buffer ends inside a packet.</summary>
    public static DecodeResult NeedMore => new(DecodeStatus.NeedMore, null, MalformedReason.None);

    /// <summary>A refusal.</summary>
    /// <param name="reason">Why.</param>
    public static DecodeResult Malformed(MalformedReason reason) => new(DecodeStatus.Malformed, null, reason);
}
