using System.Globalization;

namespace EdgeLem.Gateway.MarketFiles.Reading;

/// <summary>
/// The sequence of order ids where it decides a tie: ids that are whole numbers come first, by their value, the others after them in ordinal order. So a file gives the same result
/// however its rows are sorted.
/// </summary>
internal sealed class FileIdOrder : IComparer<string>
{
    private FileIdOrder()
    {
    }

    /// <summary>The only instance.</summary>
    public static FileIdOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        bool xIsNumber = ulong.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out ulong xNumber);
        bool yIsNumber = ulong.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out ulong yNumber);
        int byNumber = xIsNumber && yIsNumber ? xNumber.CompareTo(yNumber) : yIsNumber.CompareTo(xIsNumber);

        // 7 and 07 are two ids.
        return byNumber != 0 ? byNumber : string.CompareOrdinal(x, y);
    }
}
