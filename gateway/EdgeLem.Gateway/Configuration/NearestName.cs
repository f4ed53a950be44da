namespace EdgeLem.Gateway.Configuration;

/// <summary>Finds what somebody probably meant to write.</summary>
internal static class NearestName
{
    /// <summary>The name that needs the fewest changes of single letters (Levenshtein distance, case ignored); of several the first in ordinal order.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="known">What could have been written; at least one.</param>
    public static string Of(string written, IEnumerable<string> known) =>
        known.Order(StringComparer.Ordinal).MinBy(name => Distance(written.ToLowerInvariant(), name.ToLowerInvariant()))!;

    /// <summary>One row of the distance table at a time: previous[j] is the distance of the first i letters of one to the first j of the other.</summary>
    private static int Distance(string one, string other)
    {
        int[] previous = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 0; i < one.Length; i++)
        {
            int[] current = new int[other.Length + 1];
            current[0] = i + 1;
            for (int j = 0; j < other.Length; j++)
            {
                int exchange = previous[j] + (one[i] == other[j] ? 0 : 1);
                current[j + 1] = Math.Min(exchange, Math.Min(previous[j + 1], current[j]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
