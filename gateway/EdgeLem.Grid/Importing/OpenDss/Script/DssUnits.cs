namespace EdgeLem.Grid;

/// <summary>OpenDSS's units of length.</summary>
internal static class DssUnits
{
    /// <summary>OpenDSS looks at the first two letters only.</summary>
    /// <param name="text">Lower-case name.</param>
    /// <param name="metres">Metres of one unit; null for "none".</param>
    public static bool TryParse(string text, out double? metres)
    {
        metres = text switch
        {
            ['m', 'i', ..] => 1609.344,
            ['k', 'f', ..] => 304.8,
            ['k', 'm', ..] => 1000,
            "m" or ['m', 'e', ..] => 1,
            ['f', 't', ..] => 0.3048,
            ['i', 'n', ..] => 0.0254,
            ['c', 'm', ..] => 0.01,
            ['m', 'm', ..] => 0.001,
            _ => null,
        };
        return metres is not null || text.StartsWith("no", StringComparison.Ordinal);
    }

    public static void Read(DssValue value, Action<double?> set)
    {
        if (TryParse(value.Lower, out double? metres))
        {
            set(metres);
        }
        else
        {
            value.Reject($"'{value.Text}' is no unit of length; known are mi, kft, km, m, ft, in, cm, mm, none.");
        }
    }

    /// <summary>How many of <paramref name="to"/> make one <paramref name="from"/>; 1 when either is unknown, as in OpenDSS.</summary>
    public static double Convert(double? from, double? to) => from is { } a && to is { } b ? a / b : 1;
}
