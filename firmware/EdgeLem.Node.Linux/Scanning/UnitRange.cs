using System.Globalization;

namespace EdgeLem.Node.Linux.Scanning;

/// <summary>Unit ids as people write them: <c>1-32</c>, <c>1,5,10-12</c>.</summary>
internal static class UnitRange
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="units">The ids, rising, each once.</param>
    /// <returns>False when it is no list of ids from 1 to 247.</returns>
    public static bool TryParse(string text, out IReadOnlyList<byte> units)
    {
        var found = new SortedSet<byte>();
        units = [];
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !TryId(ends[0], out byte first) || !TryId(ends[^1], out byte last) || last < first)
            {
                return false;
            }

            for (int unit = first; unit <= last; unit++)
            {
                found.Add((byte)unit);
            }
        }

        units = [.. found];
        return true;
    }

    private static bool TryId(string text, out byte id) =>
        byte.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out id) && id is >= 1 and <= 247;
}
