using System.Text;

namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>A value that holds over each interval, drawn as steps; a NaN or a missing interval leaves a gap.</summary>
/// <param name="name">Name in the legend.</param>
/// <param name="colour">Line colour.</param>
/// <param name="grid">The intervals.</param>
/// <param name="values">One value per interval.</param>
public sealed class StepLine(string name, string colour, IntervalGrid grid, IReadOnlyList<double> values) : ChartMark(name, colour)
{
    /// <summary>Dash pattern, pixels, for example "6 4"; null for a solid line.</summary>
    public string? Dashes { get; init; }

    /// <summary>Line width, pixels. Default 1.8.</summary>
    public double LineWidth { get; init; } = 1.8;

    internal override IEnumerable<double> Values => values;

    internal override SvgPaint LegendPaint => new() { Stroke = Colour, Width = LineWidth, Dashes = Dashes };

    internal override void Draw(SvgCanvas canvas, ChartScale x, ChartScale y)
    {
        var path = new StringBuilder();
        for (int i = 0; i < values.Count; i++)
        {
            if (double.IsFinite(values[i]))
            {
                bool joined = grid.Adjoins(i) && double.IsFinite(values[i - 1]);
                string level = SvgCanvas.Number(y.PixelOf(values[i]));
                path.Append(joined ? $"V{level}" : $"M{SvgCanvas.Number(x.PixelOf(grid.Starts[i]))} {level}");
                path.Append($"H{SvgCanvas.Number(x.PixelOf(grid.Starts[i] + grid.Width))}");
            }
        }

        canvas.Path(path.ToString(), LegendPaint);
    }
}
