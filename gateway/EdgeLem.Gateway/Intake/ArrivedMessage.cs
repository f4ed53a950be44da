using EdgeLem.Gateway.Links;

namespace EdgeLem.Gateway.Intake;

/// <summary>A message with its place in the gateway's order of handling.</summary>
/// <param name="ArrivalS">Market time of arrival, UTC epoch seconds.</param>
/// <param name="Ordinal">Position among the messages of the same sender.</param>
/// <param name="Message">The message.</param>
/// <param name="IsOverLimit">Whether the sender had used up its messages of that second.</param>
internal readonly record struct ArrivedMessage(long ArrivalS, long Ordinal, InboundMessage Message, bool IsOverLimit) : IComparable<ArrivedMessage>
{
    /// <summary>By arrival second, then sender, then the sender's own order: independent of how connections and threads interleave.</summary>
    /// <param name="other">The other message.</param>
    public int CompareTo(ArrivedMessage other)
    {
        int byArrival = ArrivalS.CompareTo(other.ArrivalS);
        int bySender = byArrival != 0 ? byArrival : string.CompareOrdinal(Message.Sender, other.Message.Sender);
        return bySender != 0 ? bySender : Ordinal.CompareTo(other.Ordinal);
    }
}
