using System.Globalization;
using System.Net;
using System.Text;

namespace EdgeLem.Gateway.Ledger.Statements;

/// <summary>A statement as a page that opens without server and network. Whatever comes from the ledger is escaped.</summary>
/// <param name="set">The set that it is from.</param>
/// <param name="statement">The statement.</param>
internal sealed class StatementPage(StatementSet set, AccountStatement statement)
{
    private const double JoulePerKwh = 3_600_000;
    private const decimal MicroPerUnit = 1_000_000;

    private const string Style = """
        body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1d232b; background: #fff }
        h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem } dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem } dt { color: #5a6572 } dd { margin: 0 }
        code { overflow-wrap: anywhere } table { border-collapse: collapse; width: 100% } th, td { padding: .25rem .6rem; border-bottom: 1px solid #dde2e8; text-align: right; white-space: nowrap }
        th:first-child, td:first-child, .text { text-align: left } tfoot td { font-weight: 600 } .correction { background: #fff7e0 }
        @media (prefers-color-scheme: dark) { body { color: #e6e9ed; background: #14181d } dt { color: #9aa6b2 } th, td { border-color: #313943 } .correction { background: #3a3213 } }
        """;

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        string title = $"Statement of {Escape(statement.Account)}";
        html.Append($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n");
        AppendFacts(html);
        AppendTotals(html);
        AppendLines(html);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private void AppendFacts(StringBuilder html)
    {
        string from = statement.Lines.IsEmpty ? "" : StatementPeriod.Text(statement.Lines[0].IntervalStartS);
        string to = statement.Lines.IsEmpty ? "" : StatementPeriod.Text(statement.Lines[^1].IntervalStartS);
        html.Append($"<dl>\n<dt>Feeder</dt><dd>{Escape(set.FeederId)}</dd>\n<dt>Intervals</dt><dd>{from} to {to}, named by their start</dd>\n");
        html.Append($"<dt>{(statement.AmountMicroEur < 0 ? "To pay" : "To receive")}</dt><dd>{Euro(Math.Abs(statement.AmountMicroEur))} EUR</dd>\n");
        html.Append($"<dt>Ledger head</dt><dd><code>{Escape(set.Head)}</code></dd>\n</dl>\n");
    }

    private void AppendTotals(StringBuilder html)
    {
        html.Append("<h2>Totals</h2>\n<table>\n<thead><tr><th>For</th><th>Energy, kWh</th><th>Amount, EUR</th></tr></thead>\n<tbody>\n");
        foreach ((string kind, long energyJ, long amountMicroEur) in statement.Totals())
        {
            html.Append($"<tr><td>{Escape(kind)}</td><td>{Kwh(energyJ)}</td><td>{Euro(amountMicroEur)}</td></tr>\n");
        }

        html.Append($"</tbody>\n<tfoot><tr><td>together</td><td></td><td>{Euro(statement.AmountMicroEur)}</td></tr></tfoot>\n</table>\n");
    }

    private void AppendLines(StringBuilder html)
    {
        html.Append("<h2>Lines</h2>\n<p>Energy: bought positive. Amount: received positive. A correction stands at the interval that it corrects.</p>\n<table>\n");
        html.Append("<thead><tr><th>Interval</th><th>Entry</th><th class=\"text\">For</th><th>Energy, kWh</th><th>Price, EUR/kWh</th><th>Amount, EUR</th></tr></thead>\n<tbody>\n");
        foreach (StatementLine line in statement.Lines)
        {
            string mark = line.Kind == "correction" ? " class=\"correction\"" : "";
            html.Append($"<tr{mark}><td>{StatementPeriod.Text(line.IntervalStartS)}</td><td>{Invariant(line.RoundNumber)}</td><td class=\"text\">{Escape(line.Kind)}</td>");
            html.Append($"<td>{Kwh(line.EnergyJ)}</td><td>{Euro(line.PriceMicroEurPerKwh)}</td><td>{Euro(line.AmountMicroEur)}</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Kwh(long energyJ) => (energyJ / JoulePerKwh).ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>All six digits: a statement can be added up.</summary>
    private static string Euro(long microEur) => (microEur / MicroPerUnit).ToString("F6", CultureInfo.InvariantCulture);
}
