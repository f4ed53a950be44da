namespace EdgeLem.Gateway.Intake;

/// <summary>
/// Recognises repeated messages: within one boot the sequence number of a node's messages on one topic must rise.
/// A redelivery after a lost connection therefore changes nothing.
/// </summary>
internal sealed class SequenceGuard
{
    private readonly Dictionary<(string Node, string Leaf), (string Boot, long Seq)> _last = [];

    /// <summary>Notes a message's number.</summary>
    /// <param name="source">Node id and topic leaf.</param>
    /// <param name="boot">Boot id of the message.</param>
    /// <param name="seq">Sequence number of the message.</param>
    /// <returns>False when this number or a higher one was seen before in this boot.</returns>
    public bool IsNew((string Node, string Leaf) source, string boot, long seq)
    {
        if (_last.TryGetValue(source, out (string Boot, long Seq) last) && last.Boot == boot && seq <= last.Seq)
        {
            return false;
        }

        _last[source] = (boot, seq);
        return true;
    }
}
