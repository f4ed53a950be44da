using System.Text;

namespace EdgeLem.Mqtt;

/// <summary>Rules for topic names and topic filters (MQTT 3.1.1, section 4.7). Nothing here recurses: a topic may have 65,536 levels.</summary>
public static class MqttTopic
{
    /// <summary>Longest topic that the protocol can carry, in UTF-8 bytes.</summary>
    public const int MaxBytes = 65_535;

    /// <summary>Whether a message may be published under this name: not empty, no wildcard, no U+0000, no lone surrogate, at most 65,535 bytes.</summary>
    /// <param name="topic">Topic name.</param>
    public static bool IsValidName(ReadOnlySpan<char> topic) => topic.IndexOfAny('+', '#') < 0 && IsValidText(topic);

    /// <summary>Whether this can be subscribed to: as a name, but <c>+</c> may fill a level and <c>#</c> may fill the last one.</summary>
    /// <param name="filter">Topic filter.</param>
    public static bool IsValidFilter(ReadOnlySpan<char> filter)
    {
        if (!IsValidText(filter))
        {
            return false;
        }

        for (int start = 0; start >= 0;)
        {
            ReadOnlySpan<char> level = LevelAt(filter, start);
            int next = NextLevel(filter, start, level.Length);
            if (!IsValidLevel(level, isLast: next < 0))
            {
                return false;
            }

            start = next;
        }

        return true;
    }

    /// <summary>Whether a topic falls under a filter. Both must be valid.</summary>
    /// <param name="filter">Topic filter.</param>
    /// <param name="topic">Topic name.</param>
    /// <returns>True for a match; wildcards in the first level do not match topics that begin with <c>$</c> (section 4.7.2).</returns>
    public static bool Matches(ReadOnlySpan<char> filter, ReadOnlySpan<char> topic)
    {
        if (IsReserved(topic) && filter is ['+' or '#', ..])
        {
            return false;
        }

        int inFilter = 0;
        int inTopic = 0;
        while (inFilter >= 0 && inTopic >= 0)
        {
            ReadOnlySpan<char> wanted = LevelAt(filter, inFilter);
            ReadOnlySpan<char> level = LevelAt(topic, inTopic);
            if (wanted is "#")
            {
                return true;
            }

            if (wanted is not "+" && !wanted.SequenceEqual(level))
            {
                return false;
            }

            inFilter = NextLevel(filter, inFilter, wanted.Length);
            inTopic = NextLevel(topic, inTopic, level.Length);
        }

        return inTopic < 0 && (inFilter < 0 || filter[inFilter..] is "#");
    }

    /// <summary>Whether a topic belongs to the broker (<c>$SYS</c> and the like), where clients may not publish.</summary>
    /// <param name="topic">Topic name or filter.</param>
    public static bool IsReserved(ReadOnlySpan<char> topic) => topic is ['$', ..];

    /// <summary>Number of levels: one more than there are slashes.</summary>
    /// <param name="topic">Topic name or filter.</param>
    public static int LevelCount(ReadOnlySpan<char> topic) => topic.Count('/') + 1;

    /// <summary>The level that starts at a position.</summary>
    /// <param name="topic">Topic name or filter.</param>
    /// <param name="start">Position of the level's first character; the length of the topic for an empty last level.</param>
    public static ReadOnlySpan<char> LevelAt(ReadOnlySpan<char> topic, int start)
    {
        ReadOnlySpan<char> rest = topic[start..];
        int slash = rest.IndexOf('/');
        return slash < 0 ? rest : rest[..slash];
    }

    /// <summary>Where the next level starts.</summary>
    /// <param name="topic">Topic name or filter.</param>
    /// <param name="start">Start of this level.</param>
    /// <param name="length">Length of this level.</param>
    /// <returns>A position, or -1 after the last level.</returns>
    public static int NextLevel(ReadOnlySpan<char> topic, int start, int length) =>
        start + length < topic.Length ? start + length + 1 : -1;

    private static bool IsValidLevel(ReadOnlySpan<char> level, bool isLast) =>
        level.IndexOfAny('+', '#') < 0 || level is "+" || (level is "#" && isLast);

    private static bool IsValidText(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MaxBytes || text.Contains('\0'))
        {
            return false;
        }

        return !HasLoneSurrogate(text) && Encoding.UTF8.GetByteCount(text) <= MaxBytes;
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is int at and >= 0)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out int used) != System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            text = text[(at + used)..];
        }

        return false;
    }
}
