namespace EdgeLem.Gateway.Intake;

/// <summary>
/// Recognises repeated messages: within one boot the sequence number of a node's messages on one topic must rise, and once a message of a newer boot
/// has come, one of an older boot is a repeated one. A redelivery after a lost connection therefore changes nothing, not even one that a restart overtook.
/// </summary>
internal sealed class SequenceGuard
{
    /// <summary>Boots of a node that are remembered, the newest included.</summary>
    private const int MostBoots = 8;

    private readonly Dictionary<(string Node, string Leaf), List<Boot>> _boots = [];

    /// <summary>Notes a message's number.</summary>
    /// <param name="source">Node id and topic leaf.</param>
    /// <param name="boot">Boot id of the message.</param>
    /// <param name="seq">Sequence number of the message.</param>
    /// <returns>False when this number or a higher one was seen before in this boot, or any of a newer boot.</returns>
    public bool IsNew((string Node, string Leaf) source, string boot, long seq)
    {
        if (!_boots.TryGetValue(source, out List<Boot>? boots))
        {
            _boots.Add(source, boots = []);
        }

        int known = boots.FindIndex(seen => seen.Id == boot);
        if (known > 0 || (known == 0 && seq <= boots[0].Seq))
        {
            return false;
        }

        boots.RemoveRange(0, known + 1);
        boots.Insert(0, new Boot(boot, seq));
        boots.RemoveRange(Math.Min(boots.Count, MostBoots), Math.Max(0, boots.Count - MostBoots));
        return true;
    }

    private readonly record struct Boot(string Id, long Seq);
}
