using System.Globalization;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>The key figures of a cleared file in lines for a person to read.</summary>
internal static class ClearReport
{
    private const double MicroEurPerEur = 1e6;
    private const double JoulePerKwh = 3.6e6;

    /// <summary>All lines.</summary>
    /// <param name="cleared">The results.</param>
    /// <param name="summary">Their key figures.</param>
    public static IEnumerable<string> Lines(ClearedFile cleared, ClearSummary summary) =>
    [
        Line("orders", $"{summary.Orders}: bids {summary.BidW} W, offers {summary.OfferW} W"),
        Line("design", $"{cleared.Request.Design}"),
        Line("traded", $"{Traded(summary)}"),
        Line("welfare", $"{Eur(summary.WelfareMicroEur)} of {Eur(summary.OptimalWelfareMicroEur)} EUR without network limits"),
        Line("retailer", $"{(cleared.Case.RetailerServesRest ? string.Create(CultureInfo.InvariantCulture, $"sells {summary.RetailerSaleW} W, buys {summary.RetailerPurchaseW} W") : "none: only trades flow")}"),
        Line("refused", $"{summary.RefusedW} W of {cleared.Grid.Refusals.Length} orders"),
        .. Network(cleared, summary),
        Line("fees", $"{Eur(summary.FeesMicroEur)} EUR{(summary.FeeCostMicroEur > 0 ? $" of {Eur(summary.FeeCostMicroEur)} EUR to recover" : "")}"),
        Line("written", $"{ClearFolder.FilesOf(cleared)} in {cleared.Request.Folder}"),
    ];

    private static string Traded(ClearSummary summary) => summary.MeanPriceMicroEurPerKwh is { } price
        ? string.Create(CultureInfo.InvariantCulture, $"{summary.ClearedW} W in {summary.Trades} trades at {price / MicroEurPerEur:0.000000} EUR/kWh{(summary.PriceMicroEurPerKwh is null ? " on average" : "")}")
        : $"nothing: {summary.NoTrade}";

    private static IEnumerable<string> Network(ClearedFile cleared, ClearSummary summary)
    {
        if (cleared.After is null)
        {
            yield break;
        }

        yield return Line("violations", $"{summary.ViolationsBefore} without the policy, {summary.ViolationsAfter} with it");
        if (summary.MinVoltagePu is not null)
        {
            yield return Line("voltage", $"{summary.MinVoltagePu:0.00000} to {summary.MaxVoltagePu:0.00000} pu, VUF up to {summary.MaxVufPercent:0.###} %");
            yield return Line("losses", $"{summary.LossesJ / JoulePerKwh:0.000000} kWh, of which {summary.UnallocatedLossesJ / JoulePerKwh:0.000000} kWh are nobody's");
        }

        if (!cleared.Grid.After.Converged)
        {
            yield return "note: the power flow of what was cleared did not converge, so nothing is known to be in order; no fees and losses were charged.";
        }
    }

    private static string Eur(long microEur) => (microEur / MicroEurPerEur).ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Line(string name, FormattableString value) => $"{name,-13} {value.ToString(CultureInfo.InvariantCulture)}";
}
