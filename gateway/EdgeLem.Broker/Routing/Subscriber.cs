namespace EdgeLem.Broker.Routing;

/// <summary>Somebody who receives messages: a session or a local subscription.</summary>
internal abstract class Subscriber
{
    /// <summary>Number of the match that this subscriber was last found in, so that overlapping subscriptions give one copy without a set per message.</summary>
    public long MatchNumber { get; set; }

    /// <summary>Position in the list of that match.</summary>
    public int MatchIndex { get; set; }
}
