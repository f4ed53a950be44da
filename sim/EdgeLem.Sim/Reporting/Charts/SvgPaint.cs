namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>How a path is drawn.</summary>
internal readonly record struct SvgPaint
{
    /// <summary>Colour of the line; null for none.</summary>
    public string? Stroke { get; init; }

    /// <summary>Colour of the inside; null for none.</summary>
    public string? Fill { get; init; }

    /// <summary>Width of the line, pixels; 0 is taken as 1.</summary>
    public double Width { get; init; }

    /// <summary>Dash pattern, pixels; null for a solid line.</summary>
    public string? Dashes { get; init; }

    /// <summary>Opacity of the inside, 0 to 1; 0 is taken as opaque.</summary>
    public double FillOpacity { get; init; }

    /// <summary>Opacity of the line, 0 to 1; 0 is taken as opaque.</summary>
    public double StrokeOpacity { get; init; }

    /// <summary>The SVG attributes.</summary>
    public string Attributes()
    {
        string stroke = Stroke is null ? "" : $" stroke=\"{Stroke}\" stroke-width=\"{SvgCanvas.Number(Width == 0 ? 1 : Width)}\" stroke-linejoin=\"round\"{Opacity("stroke", StrokeOpacity)}";
        string dashes = Dashes is null ? "" : $" stroke-dasharray=\"{Dashes}\"";
        return $"fill=\"{Fill ?? "none"}\"{Opacity("fill", FillOpacity)}{stroke}{dashes}";
    }

    private static string Opacity(string part, double opacity) => opacity == 0 ? "" : $" {part}-opacity=\"{SvgCanvas.Number(opacity)}\"";
}
