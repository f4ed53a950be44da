using System.Globalization;
using System.Net;
using System.Text;

namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>Writes SVG elements as text: pixels with two decimals in the invariant culture, all text escaped, presentation attributes only, so that the same picture works alone and inside HTML.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _svg = new();

    /// <summary>Opens the picture on a white ground, so that it stays readable on a dark page.</summary>
    public SvgCanvas(double width, double height, string title)
    {
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Number(width)} {Number(height)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" ");
        _svg.Append(CultureInfo.InvariantCulture, $"role=\"img\" aria-label=\"{Escape(title)}\" font-family=\"system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif\" font-size=\"12\">\n");
        Rectangle(new PlotArea(0, 0, width, height), ChartColours.Ground);
    }

    /// <summary>Replaces the characters that mean something in XML and drops those that XML cannot hold.</summary>
    public static string Escape(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.EnumerateRunes().Where(IsXmlCharacter)));

    /// <summary>A pixel coordinate.</summary>
    public static string Number(double pixels) => pixels.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A filled rectangle.</summary>
    public void Rectangle(PlotArea area, string fill) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(area.Left)}\" y=\"{Number(area.Top)}\" width=\"{Number(area.Width)}\" height=\"{Number(area.Height)}\" fill=\"{fill}\"/>\n");

    /// <summary>A path; nothing when it is empty.</summary>
    public void Path(string commands, SvgPaint paint)
    {
        if (commands.Length > 0)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{commands}\" {paint.Attributes()}/>\n");
        }
    }

    /// <summary>Text at a point of its base line.</summary>
    public void Text(double x, double y, string text, SvgTextStyle style) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" {style.Attributes()}>{Escape(text)}</text>\n");

    // XML 1.0, section 2.2; an unpaired surrogate already comes as U+FFFD.
    private static bool IsXmlCharacter(Rune rune) => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not 0xFFFE and not 0xFFFF);

    /// <summary>Closes the picture.</summary>
    public string Finish() => _svg.Append("</svg>\n").ToString();
}
