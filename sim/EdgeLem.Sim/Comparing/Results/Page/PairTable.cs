using System.Globalization;
using System.Text;
using EdgeLem.Sim.Comparing.Replaying;
using EdgeLem.Sim.Reporting.Charts;

namespace EdgeLem.Sim.Comparing.Results.Page;

/// <summary>Every mechanism with every policy: welfare, refused energy and what remains broken in one cell.</summary>
internal static class PairTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="comparison">The results.</param>
    public static void Append(StringBuilder html, Comparison comparison)
    {
        DesignResult[] pairs = [.. comparison.Results.Where(result => result.Design.Fees == comparison.Around.Design.Fees && result.Design.Losses == comparison.Around.Design.Losses)];
        string[] policies = [.. pairs.Select(result => result.Design.Policy).Distinct().Order(StringComparer.Ordinal)];
        html.Append("<div class=\"wide\"><table>\n<thead><tr><th>mechanism</th>");
        foreach (string policy in policies)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th>{SvgCanvas.Escape(policy)}</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (IGrouping<string, DesignResult> mechanism in pairs.GroupBy(result => result.Design.Mechanism).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{SvgCanvas.Escape(mechanism.Key)}</th>");
            foreach (string policy in policies)
            {
                html.Append(CellOf(mechanism.FirstOrDefault(result => result.Design.Policy == policy)));
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static string CellOf(DesignResult? result)
    {
        if (result is null || result.Intervals.IsEmpty)
        {
            return $"<td>{(result is null ? "" : "failed")}</td>";
        }

        string broken = result.ViolationsAfter > 0 ? " class=\"broken\"" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<td{broken} style=\"--w:{Math.Clamp(result.WelfarePercent ?? 0, 0, 100):0.#}%\">{ResultColumn.Welfare.TextOf(result)} %<br><small>{ResultColumn.Refused.TextOf(result)} kWh refused<br>{result.ViolationsAfter} broken{(result.FailedIntervals > 0 ? $"<br>{result.FailedIntervals} intervals failed" : "")}</small></td>");
    }
}
