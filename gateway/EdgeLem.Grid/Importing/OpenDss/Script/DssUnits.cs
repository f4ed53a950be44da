namespace EdgeLem.Grid;

/// <summary>OpenDSS's units of length.</summary>
internal static class DssUnits
{
    /// <summary>Metres of one unit; null for "none".</summary>
    public static bool TryParse(string text, out double? metres)
    {
        metres = text switch
        {
            "mi" => 1609.344,
            "kft" => 304.8,
            "km" => 1000,
            "m" => 1,
            "ft" => 0.3048,
            "in" => 0.0254,
            "cm" => 0.01,
            "mm" => 0.001,
            _ => null,
        };
        return metres is not null || text == "none";
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

    /// <summary>Factor from a value per <paramref name="from"/> to a value per <paramref name="to"/>; 1 when either is unknown, as in OpenDSS.</summary>
    public static double PerUnit(double? from, double? to) => from is { } a && to is { } b ? b / a : 1;
}
