using System.Globalization;
using System.Text;
using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Sim.Comparing.Replaying;
using EdgeLem.Sim.Reporting.Charts;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Comparing.Results.Page;

/// <summary>The page of a comparison: everything inside one file, that opens from a folder without server, script or network, on a phone as on a desk.</summary>
internal static class ComparePage
{
    private const string Style =
        """
        :root { color-scheme: light; }
        body { margin: 0 auto; max-width: 1100px; padding: 20px 14px 48px; background: #fff; color: #1c2430; font: 15px/1.5 system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; }
        h1 { margin: 0 0 4px; font-size: 24px; }
        h2 { margin: 32px 0 8px; padding-top: 12px; border-top: 1px solid #e6e9ee; font-size: 18px; }
        p.run { margin: 0; color: #566072; }
        p.note { margin: 4px 0 10px; color: #566072; font-size: 14px; }
        .wide { overflow-x: auto; }
        .wide svg { display: block; width: 100%; min-width: 640px; height: auto; }
        table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
        th, td { padding: 4px 10px 4px 6px; border-bottom: 1px solid #e6e9ee; text-align: left; vertical-align: top; white-space: nowrap; }
        thead th { color: #566072; font-weight: 600; line-height: 1.25; }
        tbody th { position: sticky; left: 0; background: #fff; font-weight: 600; }
        thead th:first-child { position: sticky; left: 0; background: #fff; }
        td { background: linear-gradient(to right, #d6e8f4 var(--w, 0%), transparent 0); }
        td.broken { color: #a3164a; font-weight: 600; }
        td.number, th.number { text-align: right; }
        small { color: #566072; font-weight: 400; }
        @media (max-width: 600px) { body { font-size: 14px; } tbody th { white-space: normal; max-width: 110px; } }
        @media print { body { max-width: none; padding: 0; font-size: 11px; } tr, svg { break-inside: avoid; } }
        """;

    /// <summary>The page.</summary>
    /// <param name="comparison">The results.</param>
    /// <returns>HTML; lines end with a line feed.</returns>
    public static string Of(Comparison comparison)
    {
        var html = new StringBuilder();
        AppendHead(html, comparison);
        AppendPolicies(html, comparison);
        AppendMechanisms(html, comparison);
        AppendPairs(html, comparison);
        AppendMoney(html, comparison);
        AppendAll(html, comparison);
        html.Append("</body>\n</html>\n");
        return html.Replace("\r\n", "\n").ToString();
    }

    private static void AppendHead(StringBuilder html, Comparison comparison)
    {
        RunOptions run = comparison.Options.Run;
        string scenario = SvgCanvas.Escape(run.Scenario);
        DateTimeOffset start = DateTimeOffset.FromUnixTimeSeconds(comparison.Market.Intervals[0].Interval.StartS);
        int orders = comparison.Market.Intervals.Sum(interval => interval.Book.Bids.Length + interval.Book.Offers.Length);
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>EdgeLem compare: {scenario}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{scenario}: market designs on the same orders</h1>\n<p class=\"run\">Feeder {SvgCanvas.Escape(comparison.Market.Feeder.Name)} · {comparison.Market.Nodes.Length} homes, ");
        html.Append(CultureInfo.InvariantCulture, $"{100 * run.PvShare:0.#} % with PV{(run.PvPeakKw is { } peak ? string.Create(CultureInfo.InvariantCulture, $" of {peak} kWp") : "")} · ");
        html.Append(CultureInfo.InvariantCulture, $"{comparison.Market.Intervals.Length} intervals of {run.IntervalS} s from {start:yyyy-MM-dd HH:mm} UTC · {orders} orders · seed {run.Seed}</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{comparison.Results.Length} designs around {SvgCanvas.Escape(comparison.Around.Design.ToString())}. Welfare is what local trade gains over trading with the retailer, at the orders' limits; ");
        html.Append(CultureInfo.InvariantCulture, $"100 % is a uniform price without network limits, {comparison.Around.OptimalWelfareMicroEur / 1e6:0.00} EUR. Bars are to the largest value of their column.</p>\n");
    }

    private static void AppendPolicies(StringBuilder html, Comparison comparison)
    {
        if (TryAppendAxis(html, comparison, ("Grid policies", Comparison.Policy), PolicyColumns))
        {
            html.Append("<p class=\"note\">Lowest and highest phase voltage of all buses; dotted, as it would have been without the policy.</p>\n");
            AppendPlot(html, new ComparePlots(comparison).Voltages());
            AppendPlot(html, new ComparePlots(comparison).Refusals());
        }
    }

    private static void AppendMechanisms(StringBuilder html, Comparison comparison)
    {
        if (TryAppendAxis(html, comparison, ("Clearing mechanisms", Comparison.Mechanism), MechanismColumns))
        {
            AppendPlot(html, new ComparePlots(comparison).Prices());
        }
    }

    private static void AppendPairs(StringBuilder html, Comparison comparison)
    {
        bool hasPairs = comparison.Results.Any(result => result.Design.Mechanism != comparison.Around.Design.Mechanism && result.Design.Policy != comparison.Around.Design.Policy);
        if (hasPairs)
        {
            html.Append("<h2>Every mechanism with every policy</h2>\n<p class=\"note\">Welfare over the optimum, refused energy, limits that stay broken.</p>\n");
            PairTable.Append(html, comparison);
        }
    }

    private static void AppendMoney(StringBuilder html, Comparison comparison)
    {
        TryAppendAxis(html, comparison, ("Network fees", Comparison.Fees), [ResultColumn.Fees, ResultColumn.HomeCost, ResultColumn.HomeSpread]);
        TryAppendAxis(html, comparison, ("Losses", Comparison.Losses), [ResultColumn.Losses, ResultColumn.Allocated, ResultColumn.HomeCost, ResultColumn.HomeSpread]);
    }

    private static void AppendAll(StringBuilder html, Comparison comparison)
    {
        html.Append("<h2>All designs</h2>\n<p class=\"note\">The same as compare.csv. Cost per home: trades, retailer, fees and allocated losses; spread is the standard deviation over the homes. Time is for information.</p>\n");
        new BarTable("design", result => result.Design.ToString(), ResultColumn.All).Append(html, comparison.Results);
        foreach (DesignResult failed in comparison.Results.Where(result => result.Failure is not null))
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{SvgCanvas.Escape(failed.Design.ToString())} failed in {failed.FailedIntervals} intervals, first because: {SvgCanvas.Escape(failed.Failure!)}</p>\n");
        }
    }

    private static readonly ResultColumn[] PolicyColumns =
    [
        ResultColumn.ViolationsBefore, ResultColumn.ViolationsAfter, ResultColumn.Refused, ResultColumn.Welfare, ResultColumn.MinVoltage, ResultColumn.MaxVoltage, ResultColumn.Unbalance,
        ResultColumn.Peak, ResultColumn.HomeCost, ResultColumn.HomeSpread, ResultColumn.Milliseconds,
    ];

    private static readonly ResultColumn[] MechanismColumns =
        [ResultColumn.Traded, ResultColumn.Welfare, ResultColumn.Price, ResultColumn.HomeCost, ResultColumn.HomeSpread, ResultColumn.Milliseconds];

    private static bool TryAppendAxis(StringBuilder html, Comparison comparison, (string Title, Func<DesignNames, string> NameOf) axis, IReadOnlyList<ResultColumn> columns)
    {
        IReadOnlyList<DesignResult> results = comparison.Along(axis.NameOf);
        if (results.Count < 2)
        {
            return false;
        }

        html.Append(CultureInfo.InvariantCulture, $"<h2>{axis.Title}</h2>\n");
        new BarTable("entry", result => axis.NameOf(result.Design), columns).Append(html, results);
        return true;
    }

    private static void AppendPlot(StringBuilder html, string svg) => html.Append("<div class=\"wide\">").Append(svg).Append("</div>\n");
}
