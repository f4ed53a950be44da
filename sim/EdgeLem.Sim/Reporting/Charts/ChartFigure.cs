using System.Text;

namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>Plots stacked over one shared x axis, as one SVG picture. The same input gives the same text on every machine.</summary>
/// <param name="title">What the picture shows, for readers who cannot see it.</param>
/// <param name="xAxis">The shared axis.</param>
/// <param name="panels">The plots from top to bottom.</param>
public sealed class ChartFigure(string title, ChartXAxis xAxis, IReadOnlyList<ChartPanel> panels)
{
    private const double PictureWidth = 960;
    private const double LeftMargin = 60;
    private const double RightMargin = 24;
    private const double PanelTitleHeight = 34;
    private const double PanelGap = 10;
    private const double XAxisHeight = 46;
    private const double LegendSample = 20;

    // Advance of a 12-pixel letter in the widest of the fonts asked for; the legend's layout needs no more.
    private const double LetterWidth = 7;

    private static readonly SvgTextStyle TitleStyle = new("start", ChartColours.Ink, Bold: true);

    /// <summary>The picture as a standalone SVG document, also good inside HTML.</summary>
    /// <returns>SVG text.</returns>
    public string ToSvg()
    {
        double height = panels.Sum(panel => PanelTitleHeight + panel.Height + PanelGap) + XAxisHeight;
        var canvas = new SvgCanvas(PictureWidth, height, title);
        double top = 0;
        foreach (ChartPanel panel in panels)
        {
            var area = new PlotArea(LeftMargin, top + PanelTitleHeight, PictureWidth - LeftMargin - RightMargin, panel.Height);
            DrawPanel(canvas, panel, area);
            top = area.Bottom + PanelGap;
        }

        DrawXLabels(canvas, top - PanelGap);
        return canvas.Finish();
    }

    private void DrawPanel(SvgCanvas canvas, ChartPanel panel, PlotArea area)
    {
        canvas.Text(area.Left, area.Top - 14, panel.Title, TitleStyle);
        ChartScale x = XScale(area);
        IReadOnlyList<ChartTick> ticks = panel.YTicks();
        var y = new ChartScale(ticks[0].Value, ticks[^1].Value, area.Bottom, area.Top);
        DrawXGrid(canvas, area, x);
        if (!panel.HasValues)
        {
            canvas.Path(Horizontal(area, area.Bottom), new SvgPaint { Stroke = ChartColours.Axis });
            canvas.Text((area.Left + area.Right) / 2, (area.Top + area.Bottom) / 2, "no data", new SvgTextStyle("middle", ChartColours.Label));
            return;
        }

        DrawYGrid(canvas, area, (y, ticks));
        foreach (ChartMark mark in panel.Marks)
        {
            mark.Draw(canvas, x, y);
        }

        DrawLegend(canvas, panel, area);
    }

    private ChartScale XScale(PlotArea area) => new(xAxis.Low, xAxis.High, area.Left, area.Right);

    private void DrawXGrid(SvgCanvas canvas, PlotArea area, ChartScale x)
    {
        var lines = new StringBuilder();
        foreach (ChartTick tick in xAxis.Ticks)
        {
            lines.Append($"M{SvgCanvas.Number(x.PixelOf(tick.Value))} {SvgCanvas.Number(area.Top)}V{SvgCanvas.Number(area.Bottom)}");
        }

        canvas.Path(lines.ToString(), new SvgPaint { Stroke = ChartColours.Grid });
    }

    private static void DrawYGrid(SvgCanvas canvas, PlotArea area, (ChartScale Scale, IReadOnlyList<ChartTick> Ticks) y)
    {
        foreach (ChartTick tick in y.Ticks)
        {
            double level = y.Scale.PixelOf(tick.Value);
            canvas.Path(Horizontal(area, level), new SvgPaint { Stroke = tick.Value == 0 ? ChartColours.Axis : ChartColours.Grid });
            canvas.Text(area.Left - 8, level + 4, tick.Label, new SvgTextStyle("end", ChartColours.Label));
        }
    }

    // From the right edge leftward, so that it never meets the title unless it must.
    private static void DrawLegend(SvgCanvas canvas, ChartPanel panel, PlotArea area)
    {
        double right = area.Right;
        foreach (ChartMark mark in panel.Marks.Where(mark => mark.Name.Length > 0).DistinctBy(mark => mark.Name).Reverse())
        {
            double textLeft = right - (mark.Name.Length * LetterWidth);
            double middle = area.Top - 18;
            SvgPaint paint = mark.LegendPaint;
            double half = paint.Fill is null ? 0 : 5;
            string sample = $"M{SvgCanvas.Number(textLeft - LegendSample - 6)} {SvgCanvas.Number(middle - half)}h{SvgCanvas.Number(LegendSample)}";
            canvas.Path(half == 0 ? sample : $"{sample}v{SvgCanvas.Number(2 * half)}h{SvgCanvas.Number(-LegendSample)}Z", paint);
            canvas.Text(right, area.Top - 14, mark.Name, new SvgTextStyle("end", ChartColours.Label));
            right = textLeft - LegendSample - 18;
        }
    }

    private void DrawXLabels(SvgCanvas canvas, double bottom)
    {
        var area = new PlotArea(LeftMargin, bottom, PictureWidth - LeftMargin - RightMargin, 0);
        ChartScale x = XScale(area);
        foreach (ChartTick tick in xAxis.Ticks)
        {
            canvas.Text(x.PixelOf(tick.Value), bottom + 17, tick.Label, new SvgTextStyle("middle", ChartColours.Label));
        }

        canvas.Text((area.Left + area.Right) / 2, bottom + 36, xAxis.Title, new SvgTextStyle("middle", ChartColours.Label));
    }

    private static string Horizontal(PlotArea area, double level) =>
        $"M{SvgCanvas.Number(area.Left)} {SvgCanvas.Number(level)}H{SvgCanvas.Number(area.Right)}";
}
