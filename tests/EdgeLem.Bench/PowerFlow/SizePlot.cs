using System.Globalization;
using System.Text;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>Time per solve against buses on logarithmic axes, with a line of slope one through the largest size.</summary>
internal sealed class SizePlot
{
    private const double Left = 70;
    private const double Top = 50;
    private const double Width = 640;
    private const double Height = 360;
    private const string Ink = "#1c2430";
    private const string Pale = "#566072";
    private const string Grid = "#e6e9ee";
    private const string Curve = "#0a7d5a";

    private readonly IReadOnlyList<(int Buses, double Us)> _points;
    private readonly StringBuilder _svg = new();
    private readonly (double Low, double High) _buses;
    private readonly (double Low, double High) _us;

    private SizePlot(IReadOnlyList<(int Buses, double Us)> points)
    {
        _points = points;
        _buses = (Math.Log10(points[0].Buses / 1.5), Math.Log10(points[^1].Buses * 2.2));
        double lowest = Math.Min(points.Min(point => point.Us), ProportionalUs(points[0].Buses));
        _us = (Math.Log10(lowest / 1.6), Math.Log10(points.Max(point => point.Us) * 2));
    }

    /// <summary>Draws the plot.</summary>
    /// <param name="points">Buses and microseconds by rising size, at least one.</param>
    /// <returns>SVG.</returns>
    public static string Of(IReadOnlyList<(int Buses, double Us)> points) => new SizePlot(points).Draw();

    private string Draw()
    {
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + Width + 20} {Top + Height + 50}\" role=\"img\" ");
        _svg.Append("aria-label=\"Time of a power flow against the buses of the feeder\" font-family=\"system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif\" font-size=\"12\">\n");
        _svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        Text((Left, 24), ("start", Ink), "One warm power flow with every voltage and current: microseconds (median) against buses");
        DrawAxes();
        DrawProportional();
        DrawCurve();
        return _svg.Append("</svg>\n").ToString();
    }

    private void DrawAxes()
    {
        foreach (double buses in Ticks(_buses))
        {
            Line((X(buses), Top), (X(buses), Top + Height), Grid);
            Text((X(buses), Top + Height + 18), ("middle", Pale), buses.ToString("N0", CultureInfo.InvariantCulture));
        }

        foreach (double us in Ticks(_us))
        {
            Line((Left, Y(us)), (Left + Width, Y(us)), Grid);
            Text((Left - 8, Y(us) + 4), ("end", Pale), us.ToString("#,0.###", CultureInfo.InvariantCulture));
        }

        Text((Left + (Width / 2), Top + Height + 40), ("middle", Pale), "buses");
        Text((Left - 8, Top - 8), ("end", Pale), "µs");
    }

    private void DrawProportional()
    {
        (double first, double last) = (_points[0].Buses, _points[^1].Buses);
        Line((X(first), Y(ProportionalUs(first))), (X(last), Y(ProportionalUs(last))), Pale, "6 4");
        Text((Left + 12, Top + 20), ("start", Pale), "dashed: proportional to the buses");
    }

    private void DrawCurve()
    {
        string path = string.Join(' ', _points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Buses):F1},{Y(point.Us):F1}")));
        _svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{Curve}\" stroke-width=\"2\" points=\"{path}\"/>\n");
        foreach ((int buses, double us) in _points)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(buses):F1}\" cy=\"{Y(us):F1}\" r=\"4\" fill=\"{Curve}\"/>\n");
            Text((X(buses) + 8, Y(us) + 16), ("start", Ink), us.ToString(us < 10 ? "0.0" : "0", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>1, 3, 10, 30 and so on within a range of decimal logarithms.</summary>
    private static IEnumerable<double> Ticks((double Low, double High) range) =>
        Enumerable.Range((int)Math.Floor(range.Low), 12)
            .SelectMany(decade => new[] { Math.Pow(10, decade), 3 * Math.Pow(10, decade) })
            .Where(value => Math.Log10(value) >= range.Low && Math.Log10(value) <= range.High);

    private double ProportionalUs(double buses) => _points[^1].Us / _points[^1].Buses * buses;

    private double X(double buses) => Left + ((Math.Log10(buses) - _buses.Low) / (_buses.High - _buses.Low) * Width);

    private double Y(double us) => Top + Height - ((Math.Log10(us) - _us.Low) / (_us.High - _us.Low) * Height);

    private void Line((double X, double Y) from, (double X, double Y) to, string colour, string dash = "none") => _svg.Append(
        CultureInfo.InvariantCulture,
        $"<line x1=\"{from.X:F1}\" y1=\"{from.Y:F1}\" x2=\"{to.X:F1}\" y2=\"{to.Y:F1}\" stroke=\"{colour}\" stroke-dasharray=\"{dash}\"/>\n");

    private void Text((double X, double Y) at, (string Anchor, string Colour) style, string text) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{at.X:F1}\" y=\"{at.Y:F1}\" text-anchor=\"{style.Anchor}\" fill=\"{style.Colour}\">{text}</text>\n");
}
