namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>How text is drawn.</summary>
/// <param name="Anchor">Which end stands at the point: start, middle or end.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Bold">Whether it is bold.</param>
internal readonly record struct SvgTextStyle(string Anchor, string Colour, bool Bold = false)
{
    /// <summary>The SVG attributes.</summary>
    public string Attributes() => $"text-anchor=\"{Anchor}\" fill=\"{Colour}\"{(Bold ? " font-weight=\"600\"" : "")}";
}
