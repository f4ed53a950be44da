namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>A horizontal line at a limit, over the whole plot.</summary>
/// <param name="name">Name in the legend.</param>
/// <param name="colour">Line colour.</param>
/// <param name="value">Where, in the y axis's unit.</param>
public sealed class LimitLine(string name, string colour, double value) : ChartMark(name, colour)
{
    internal override bool HasData => false;

    internal override IEnumerable<double> Values => [value];

    internal override SvgPaint LegendPaint => new() { Stroke = Colour, Width = 1.5, Dashes = "7 4" };

    internal override void Draw(SvgCanvas canvas, ChartScale x, ChartScale y)
    {
        string level = SvgCanvas.Number(y.PixelOf(value));
        canvas.Path($"M{SvgCanvas.Number(x.LowPixel)} {level}H{SvgCanvas.Number(x.HighPixel)}", LegendPaint);
    }
}
