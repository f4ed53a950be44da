namespace EdgeLem.Grid;

/// <summary>Finds what somebody probably meant to write.</summary>
public static class NearestName
{
    /// <summary>Names in files have at most 64 characters; more of a name is not compared, so that no input can make this slow.</summary>
    private const int ComparedLength = 64;

    /// <summary>The name that needs the fewest changes of single letters (Levenshtein distance, case ignored); of several the first in ordinal order.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="known">What could have been written; at least one.</param>
    public static string Of(string written, IEnumerable<string> known)
    {
        string wanted = Compared(written);
        return known.Order(StringComparer.Ordinal).MinBy(name => Distance(wanted, Compared(name)))!;
    }

    private static string Compared(string name) => (name.Length > ComparedLength ? name[..ComparedLength] : name).ToLowerInvariant();

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
