using System.Globalization;
using System.Text;
using EdgeLem.Sim.Comparing.Replaying;
using EdgeLem.Sim.Reporting.Charts;

namespace EdgeLem.Sim.Comparing.Results.Page;

/// <summary>A table of designs whose cells are also bars: from nothing to the largest magnitude of the column. Scrolls sideways where the screen is narrow; the names stay.</summary>
/// <param name="title">Title of the column of names.</param>
/// <param name="nameOf">Name of a design in its row.</param>
/// <param name="columns">The figures.</param>
internal sealed class BarTable(string title, Func<DesignResult, string> nameOf, IReadOnlyList<ResultColumn> columns)
{
    /// <summary>Writes the table.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="results">The rows.</param>
    public void Append(StringBuilder html, IReadOnlyList<DesignResult> results)
    {
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\"><table>\n<thead><tr><th>{SvgCanvas.Escape(title)}</th>");
        foreach (ResultColumn column in columns)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th class=\"number\">{SvgCanvas.Escape(column.Title)}<br><small>{SvgCanvas.Escape(column.Unit)}</small></th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        double[] largest = [.. columns.Select(column => results.Max(result => Math.Abs(column.Value(result) ?? 0)))];
        foreach (DesignResult result in results)
        {
            AppendRow(html, result, largest);
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private void AppendRow(StringBuilder html, DesignResult result, double[] largest)
    {
        html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{SvgCanvas.Escape(nameOf(result))}{(result.FailedIntervals > 0 ? " (failed)" : "")}</th>");
        for (int index = 0; index < columns.Count; index++)
        {
            double value = columns[index].Value(result) ?? 0;
            double percent = largest[index] > 0 ? 100 * Math.Abs(value) / largest[index] : 0;
            bool isBroken = columns[index] == ResultColumn.ViolationsAfter && value > 0;
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"number{(isBroken ? " broken" : "")}\" style=\"--w:{percent:0.#}%\">{columns[index].TextOf(result)}</td>");
        }

        html.Append("</tr>\n");
    }
}
