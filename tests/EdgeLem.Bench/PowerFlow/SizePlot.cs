using System.Globalization;
using System.Text;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>Time per solve against buses on logarithmic axes, with a line of slope one through the largest size.</summary>
internal static class SizePlot
{
    private const double Left = 80;
    private const double Top = 30;
    private const double Width = 560;
    private const double Height = 360;
    private const double Decades = 3;

    /// <summary>Draws the plot.</summary>
    /// <param name="points">Buses and microseconds, at least one.</param>
    /// <returns>SVG.</returns>
    public static string Of(IReadOnlyList<(int Buses, double Us)> points)
    {
        double lowestUs = Math.Floor(Math.Log10(points.Min(point => point.Us)));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + Width + 30} {Top + Height + 60}\" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int decade = 0; decade <= Decades; decade++)
        {
            double x = X(Math.Pow(10, 2 + decade));
            double y = Y(Math.Pow(10, lowestUs + decade), lowestUs);
            Line(svg, (x, Top), (x, Top + Height), "#ddd");
            Line(svg, (Left, y), (Left + Width, y), "#ddd");
            Text(svg, (x, Top + Height + 20), "middle", Math.Pow(10, 2 + decade).ToString("N0", CultureInfo.InvariantCulture));
            Text(svg, (Left - 8, y + 4), "end", Math.Pow(10, lowestUs + decade).ToString("0.###", CultureInfo.InvariantCulture));
        }

        (int buses, double us) = points[^1];
        double first = points[0].Buses;
        Line(svg, (X(first), Y(us / buses * first, lowestUs)), (X(buses), Y(us, lowestUs)), "#999", "6 4");
        Text(svg, (X(first) + 60, Y(us / buses * first, lowestUs) + 22), "start", "proportional to the buses");
        svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"#0a6\" stroke-width=\"2\" points=\"{string.Join(' ', points.Select(point => Pair(point, lowestUs)))}\"/>\n");
        foreach ((int Buses, double Us) point in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(point.Buses):F1}\" cy=\"{Y(point.Us, lowestUs):F1}\" r=\"4\" fill=\"#0a6\"/>\n");
        }

        Text(svg, (Left + (Width / 2), Top + Height + 45), "middle", "buses");
        Text(svg, (Left, Top - 10), "start", "one warm solve with every voltage and current, microseconds (median)");
        return svg.Append("</svg>\n").ToString();
    }

    private static double X(double buses) => Left + ((Math.Log10(buses) - 2) / Decades * Width);

    private static double Y(double us, double lowest) => Top + Height - ((Math.Log10(us) - lowest) / Decades * Height);

    private static string Pair((int Buses, double Us) point, double lowest) => string.Create(CultureInfo.InvariantCulture, $"{X(point.Buses):F1},{Y(point.Us, lowest):F1}");

    private static void Line(StringBuilder svg, (double X, double Y) from, (double X, double Y) to, string colour, string dash = "none") => svg.Append(
        CultureInfo.InvariantCulture,
        $"<line x1=\"{from.X:F1}\" y1=\"{from.Y:F1}\" x2=\"{to.X:F1}\" y2=\"{to.Y:F1}\" stroke=\"{colour}\" stroke-dasharray=\"{dash}\"/>\n");

    private static void Text(StringBuilder svg, (double X, double Y) at, string anchor, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{at.X:F1}\" y=\"{at.Y:F1}\" text-anchor=\"{anchor}\">{text}</text>\n");
}
