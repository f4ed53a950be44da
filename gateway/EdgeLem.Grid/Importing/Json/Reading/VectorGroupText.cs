using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>A vector group as IEC 60076-1 writes it: "Dyn11", "YNyn0", "Ii0".</summary>
internal readonly record struct VectorGroupText(
    (WindingConnection Connection, bool HasStarPoint) Hv,
    (WindingConnection Connection, bool HasStarPoint) Lv,
    int ClockHour)
{
    private const string Forms = "write the high-voltage winding as D, Y, YN or I, the low-voltage one as d, y, yn or i, then the clock number, for example Dyn11.";

    /// <param name="text">The text to read.</param>
    /// <param name="group">The group; Dyn11 when this returns false.</param>
    /// <param name="complaint">What is wrong, or empty.</param>
    public static bool TryParse(string text, out VectorGroupText group, out string complaint)
    {
        group = new VectorGroupText((WindingConnection.Delta, false), (WindingConnection.Star, true), 11);
        int start = text.AsSpan().IndexOfAnyInRange('0', '9');
        string letters = start < 0 ? text : text[..start];
        int split = letters.AsSpan().IndexOfAnyInRange('a', 'z');
        if (letters.Contains('z', StringComparison.OrdinalIgnoreCase))
        {
            complaint = "zigzag windings are not modelled. Use the group whose currents it resembles, or leave the transformer out.";
            return false;
        }

        complaint = Forms;
        if (start < 0 || split < 0 || Form(letters[..split]) is not { } hv || Form(letters[split..].ToUpperInvariant()) is not { } lv
            || !int.TryParse(text[start..], NumberStyles.None, CultureInfo.InvariantCulture, out int hour) || hour > 11 || text.Length - start > 2)
        {
            return false;
        }

        group = new VectorGroupText(hv, lv, hour);
        complaint = "";
        return true;
    }

    private static (WindingConnection Connection, bool HasStarPoint)? Form(string letters) => letters switch
    {
        "D" => (WindingConnection.Delta, false),
        "Y" => (WindingConnection.Star, false),
        "YN" => (WindingConnection.Star, true),
        "I" => (WindingConnection.SinglePhase, false),
        _ => null,
    };
}
