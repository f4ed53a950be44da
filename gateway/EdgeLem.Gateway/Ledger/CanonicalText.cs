using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EdgeLem.Gateway.Ledger;

/// <summary>The text of rows that the ledger hashes, and the hash (docs/ledger.md).</summary>
/// <remarks>
/// A row is <c>table|value|value...</c> and a line feed, in UTF-8. Integers are decimal without separators; null is <c>\N</c>; in text a backslash is
/// <c>\\</c>, a bar <c>\p</c>, a line feed <c>\n</c>, a carriage return <c>\r</c>. So no two different rows have the same text.
/// Reals and blobs, which the ledger never writes, get a text of their own so that an altered type shows.
/// </remarks>
internal static class CanonicalText
{
    public static string OfRow(string table, IEnumerable<object?> values)
    {
        StringBuilder text = new(table);
        foreach (object? value in values)
        {
            text.Append('|').Append(OfValue(value));
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Puts the rows of one table into canonical sequence: ordinal by their canonical text.</summary>
    public static List<object?[]> Sort(string table, IEnumerable<object?[]> rows)
    {
        List<(string Text, object?[] Row)> sorted = [.. rows.Select(row => (OfRow(table, row), row))];
        sorted.Sort((x, y) => string.CompareOrdinal(x.Text, y.Text));
        return [.. sorted.Select(entry => entry.Row)];
    }

    /// <summary>SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string OfValue(object? value) => value switch
    {
        null => "\\N",
        long integer => integer.ToString(CultureInfo.InvariantCulture),
        string text => Escape(text),
        double real => $"\\real {real.ToString("R", CultureInfo.InvariantCulture)}",
        byte[] blob => $"\\blob {Convert.ToHexStringLower(blob)}",
        _ => throw new ArgumentException($"A ledger value of type {value.GetType()} has no canonical text; use long, string or null.", nameof(value)),
    };

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\p", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal);
}
