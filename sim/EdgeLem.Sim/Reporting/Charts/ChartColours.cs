namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>
/// The report's colours on white. The series colours are from the palette of Okabe and Ito ("Color Universal Design", 2008), which
/// people with any common colour blindness tell apart.
/// </summary>
public static class ChartColours
{
    /// <summary>Background.</summary>
    public const string Ground = "#ffffff";

    /// <summary>Titles.</summary>
    public const string Ink = "#1c2430";

    /// <summary>Labels.</summary>
    public const string Label = "#566072";

    /// <summary>Grid lines.</summary>
    public const string Grid = "#e6e9ee";

    /// <summary>Axis lines.</summary>
    public const string Axis = "#9aa3b2";

    /// <summary>Phase A; import.</summary>
    public const string Blue = "#0072b2";

    /// <summary>Phase B; export.</summary>
    public const string Vermilion = "#d55e00";

    /// <summary>Phase C; local trade.</summary>
    public const string Green = "#009e73";

    /// <summary>Limits and violations.</summary>
    public const string Limit = "#a3164a";

    /// <summary>What is only for comparison.</summary>
    public const string Muted = "#7a8494";
}
