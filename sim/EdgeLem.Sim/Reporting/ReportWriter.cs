using System.Globalization;
using System.Text;
using EdgeLem.Sim.Reporting.Charts;

namespace EdgeLem.Sim.Reporting;

/// <summary>Writes <c>report.html</c>: one page with all its plots inside, that opens from a folder without server, script or network. The same report gives the same bytes on every machine.</summary>
public static class ReportWriter
{
    // A reader scans this many homes by eye; more are in the CSV files of the run.
    private const int MaxHomeRows = 100;

    private const string Style =
        """
        :root { color-scheme: light; }
        body { margin: 0 auto; max-width: 1000px; padding: 24px 20px 48px; background: #fff; color: #1c2430; font: 15px/1.5 system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; }
        h1 { margin: 0 0 4px; font-size: 26px; }
        h2 { margin: 36px 0 8px; padding-top: 12px; border-top: 1px solid #e6e9ee; font-size: 18px; }
        p.run { margin: 0; color: #566072; }
        p.note { margin: 4px 0 8px; color: #566072; font-size: 14px; }
        svg { display: block; width: 100%; height: auto; }
        table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
        th, td { padding: 4px 20px 4px 0; border-bottom: 1px solid #e6e9ee; text-align: left; }
        th { color: #566072; font-weight: 600; }
        td.number, th.number { text-align: right; }
        .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); column-gap: 32px; margin: 0; font-size: 14px; }
        .figures div { display: flex; justify-content: space-between; gap: 12px; padding: 4px 0; border-bottom: 1px solid #e6e9ee; }
        .figures dt { color: #566072; flex: none; }
        .figures dd { margin: 0; font-weight: 600; text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        @media print { body { max-width: none; padding: 0; font-size: 11px; } h2 { break-after: avoid; } svg, tr, .figures div { break-inside: avoid; } }
        """;

    /// <summary>Writes the report to a file, in UTF-8 without byte order mark, replacing what is there.</summary>
    /// <param name="path">Path of the file; its folder exists.</param>
    /// <param name="report">The run.</param>
    public static void Write(string path, RunReport report)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Write(writer, report);
    }

    /// <summary>Writes the report; lines end with a line feed whatever the writer's setting.</summary>
    /// <param name="writer">Where to; not closed.</param>
    /// <param name="report">The run.</param>
    public static void Write(TextWriter writer, RunReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        var html = new StringBuilder();
        AppendHead(html, report);
        AppendFigures(html, report);
        AppendPlots(html, new ReportPlots(report));
        AppendHomes(html, report);
        html.Append("</body>\n</html>\n");
        writer.Write(html.Replace("\r\n", "\n").ToString());
    }

    private static void AppendHead(StringBuilder html, RunReport report)
    {
        string scenario = SvgCanvas.Escape(report.Scenario);
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>EdgeLem run: {scenario}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{scenario}</h1>\n<p class=\"run\">Feeder {SvgCanvas.Escape(report.FeederName)} · {report.Homes.Count} homes · ");
        html.Append(CultureInfo.InvariantCulture, $"{report.Intervals.Count} intervals of {report.IntervalLengthS} s · seed {report.Seed}{Span(report)}</p>\n");
    }

    private static string Span(RunReport report)
    {
        if (report.Intervals.Count == 0)
        {
            return "";
        }

        DateTimeOffset start = DateTimeOffset.FromUnixTimeSeconds(report.Intervals[0].StartS);
        DateTimeOffset end = DateTimeOffset.FromUnixTimeSeconds(report.Intervals[^1].StartS + report.IntervalLengthS);
        return string.Create(CultureInfo.InvariantCulture, $" · {start:yyyy-MM-dd HH:mm} to {end:yyyy-MM-dd HH:mm} UTC");
    }

    private static void AppendFigures(StringBuilder html, RunReport report)
    {
        html.Append("<h2>Key figures</h2>\n<p class=\"note\">Named as in summary.json.</p>\n<dl class=\"figures\">\n");
        foreach (ReportFigure figure in report.Summary)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div><dt>{SvgCanvas.Escape(figure.Name)}</dt><dd>{SvgCanvas.Escape(figure.Value)}</dd></div>\n");
        }

        html.Append("</dl>\n");
    }

    private static void AppendPlots(StringBuilder html, ReportPlots plots)
    {
        AppendSection(html, "Market", "A gap in the clearing price means that nothing traded, or that each trade had its own price.", plots.PriceAndEnergy());
        AppendSection(html, "Voltage", "Lines are the median over the homes of a phase, areas reach from the lowest to the highest home.", plots.Voltage());
        AppendSection(html, "Transformer", "Active power from the grid into the feeder.", plots.TransformerPower());
        AppendSection(html, "Losses and violations", "", plots.LossesAndViolations());
    }

    private static void AppendSection(StringBuilder html, string title, string note, string svg)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2>\n");
        html.Append(note.Length == 0 ? "" : $"<p class=\"note\">{note}</p>\n").Append(svg);
    }

    private static void AppendHomes(StringBuilder html, RunReport report)
    {
        AppendSection(html, "Homes", "", new ReportPlots(report).Homes());
        html.Append("<table>\n<thead><tr><th>home</th><th>phases</th><th>PV</th><th class=\"number\">import (kWh)</th><th class=\"number\">export (kWh)</th><th class=\"number\">amount (EUR)</th></tr></thead>\n<tbody>\n");
        foreach (ReportHome home in ReportPlots.SortedHomes(report).Take(MaxHomeRows))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{SvgCanvas.Escape(home.NodeId)}</td><td>{SvgCanvas.Escape(home.Phases)}</td><td>{(home.HasPv ? "yes" : "no")}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{home.ImportWh / 1000:F2}</td><td class=\"number\">{home.ExportWh / 1000:F2}</td><td class=\"number\">{home.AmountMicroEur / 1e6:F2}</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
        int left = report.Homes.Count - MaxHomeRows;
        html.Append(left > 0 ? string.Create(CultureInfo.InvariantCulture, $"<p class=\"note\">{left} more homes are in settlement.csv.</p>\n") : "");
    }
}
