using System.Text;

namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>One bar per interval from zero; a NaN or a zero draws none.</summary>
/// <param name="name">Name in the legend.</param>
/// <param name="colour">Fill colour.</param>
/// <param name="grid">The intervals.</param>
/// <param name="values">One value per interval; negative ones go down.</param>
public sealed class Bars(string name, string colour, IntervalGrid grid, IReadOnlyList<double> values) : ChartMark(name, colour)
{
    private const double NarrowPixels = 4;

    internal override bool HasData => values.Any(double.IsFinite);

    internal override IEnumerable<double> Values => values.Append(0);

    internal override SvgPaint LegendPaint => new() { Fill = Colour, FillOpacity = 0.85 };

    internal override void Draw(SvgCanvas canvas, ChartScale x, ChartScale y)
    {
        var path = new StringBuilder();
        for (int i = 0; i < values.Count; i++)
        {
            if (double.IsFinite(values[i]) && values[i] != 0)
            {
                double left = x.PixelOf(grid.Starts[i]);
                double right = x.PixelOf(grid.Starts[i] + grid.Width);
                double gap = right - left > NarrowPixels ? 1 : 0;
                path.Append($"M{SvgCanvas.Number(left)} {SvgCanvas.Number(y.PixelOf(0))}V{SvgCanvas.Number(y.PixelOf(values[i]))}H{SvgCanvas.Number(right - gap)}V{SvgCanvas.Number(y.PixelOf(0))}Z");
            }
        }

        canvas.Path(path.ToString(), LegendPaint);
    }
}
