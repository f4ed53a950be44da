using System.Text;

namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>From lowest to highest over each interval as an area, the middle as a step line over it; <see cref="ValueSpread.None"/> leaves a gap.</summary>
/// <param name="name">Name in the legend.</param>
/// <param name="colour">Colour of line and area.</param>
/// <param name="grid">The intervals.</param>
/// <param name="spreads">One spread per interval.</param>
public sealed class Band(string name, string colour, IntervalGrid grid, IReadOnlyList<ValueSpread> spreads) : ChartMark(name, colour)
{
    private const double AreaOpacity = 0.16;

    // Where bands of several phases overlap, the edges tell them apart.
    private const double EdgeOpacity = 0.55;

    internal override IEnumerable<double> Values => spreads.SelectMany(spread => new[] { spread.Min, spread.Middle, spread.Max });

    internal override SvgPaint LegendPaint => new() { Stroke = Colour, Width = 1.8 };

    internal override void Draw(SvgCanvas canvas, ChartScale x, ChartScale y)
    {
        var path = new StringBuilder();
        for (int first = 0; first < spreads.Count;)
        {
            int end = EndOfRun(first);
            AppendArea(path, (first, end), x, y);
            first = Math.Max(end, first + 1);
        }

        canvas.Path(path.ToString(), new SvgPaint { Fill = Colour, FillOpacity = AreaOpacity, Stroke = Colour, Width = 0.7, StrokeOpacity = EdgeOpacity });
        new StepLine(Name, Colour, grid, [.. spreads.Select(spread => spread.Middle)]).Draw(canvas, x, y);
    }

    private int EndOfRun(int first)
    {
        int end = first;
        while (end < spreads.Count && double.IsFinite(spreads[end].Min) && double.IsFinite(spreads[end].Max) && (end == first || grid.Adjoins(end)))
        {
            end++;
        }

        return end;
    }

    // Along the upper edge to the right, back along the lower edge.
    private void AppendArea(StringBuilder path, (int First, int End) run, ChartScale x, ChartScale y)
    {
        for (int i = run.First; i < run.End; i++)
        {
            string level = SvgCanvas.Number(y.PixelOf(spreads[i].Max));
            path.Append(i == run.First ? $"M{SvgCanvas.Number(x.PixelOf(grid.Starts[i]))} {level}" : $"V{level}");
            path.Append($"H{SvgCanvas.Number(x.PixelOf(grid.Starts[i] + grid.Width))}");
        }

        for (int i = run.End - 1; i >= run.First; i--)
        {
            path.Append($"V{SvgCanvas.Number(y.PixelOf(spreads[i].Min))}H{SvgCanvas.Number(x.PixelOf(grid.Starts[i]))}");
        }

        path.Append(run.End > run.First ? "Z" : "");
    }
}
