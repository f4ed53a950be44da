using System.Collections.Immutable;
using System.Globalization;
using EdgeLem.Gateway.MarketFiles.Intervals;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>The key figures of a cleared file in lines for a person to read.</summary>
internal static class ClearReport
{
    private const double MicroEurPerEur = 1e6;
    private const double JoulePerKwh = 3.6e6;

    /// <summary>All lines.</summary>
    /// <param name="cleared">The results.</param>
    /// <param name="summaries">The key figures of each interval.</param>
    public static IEnumerable<string> Lines(ClearedFile cleared, ImmutableArray<ClearSummary> summaries) =>
        cleared.IsSeries ? OfSeries(cleared, SeriesSummary.Of(cleared, summaries)) : OfOne(cleared, cleared.Intervals[0], summaries[0]);

    private static IEnumerable<string> OfOne(ClearedFile file, ClearedInterval cleared, ClearSummary summary) =>
    [
        Line("orders", $"{summary.Orders}: bids {summary.BidW} W, offers {summary.OfferW} W{Absent(cleared)}"),
        Line("design", $"{file.Request.Design}"),
        .. summary.ContractW is null ? Array.Empty<string>() : [Line("contracts", $"{cleared.Contracts.Count(one => one.IsInForce)} of {cleared.Contracts.Length} in force: {summary.ContractW} W, {Eur(summary.ContractMicroEur!.Value)} EUR")],
        Line("traded", $"{Traded(summary)}"),
        Line("welfare", $"{Eur(summary.WelfareMicroEur)} of {Eur(summary.OptimalWelfareMicroEur)} EUR without network limits"),
        Line("retailer", $"{(cleared.Case.RetailerServesRest ? string.Create(CultureInfo.InvariantCulture, $"sells {summary.RetailerSaleW} W, buys {summary.RetailerPurchaseW} W") : "none: only trades flow")}"),
        Line("refused", $"{summary.RefusedW} W of {cleared.Grid.Refusals.Length} orders"),
        .. Network(cleared, summary),
        Line("fees", $"{Eur(summary.FeesMicroEur)} EUR{(summary.FeeCostMicroEur > 0 ? $" of {Eur(summary.FeeCostMicroEur)} EUR to recover" : "")}"),
        Line("written", $"{ClearFolder.FilesOf(file)} in {file.Request.Folder}"),
    ];

    private static IEnumerable<string> OfSeries(ClearedFile file, SeriesSummary summary)
    {
        SeriesTotals totals = summary.Totals;
        return
        [
            Line("orders", $"{summary.Orders} in {summary.Intervals} intervals of {summary.IntervalSeconds} s from {summary.IntervalStart} on"),
            Line("design", $"{file.Request.Design}"),
            .. totals.ContractJ is null ? Array.Empty<string>() : [Line("contracts", $"{Kwh(totals.ContractJ.Value)} kWh for {Eur(totals.ContractMicroEur!.Value)} EUR")],
            .. totals.Blocks is null ? Array.Empty<string>() : [Line("blocks", $"{totals.AcceptedBlocks} of {totals.Blocks} accepted, in {totals.Auctions} auctions")],
            Line("traded", $"{(totals.MeanPriceMicroEurPerKwh is { } price ? string.Create(CultureInfo.InvariantCulture, $"{Kwh(totals.ClearedJ)} kWh in {totals.Trades} trades at {price / MicroEurPerEur:0.000000} EUR/kWh on average") : "nothing")}"),
            Line("welfare", $"{Eur(totals.WelfareMicroEur)} of {Eur(totals.OptimalWelfareMicroEur)} EUR without network limits{(totals.Blocks is null ? "" : " and with divisible blocks")}"),
            Line("retailer", $"{(file.Request.HasRetailer ? $"sells {Kwh(totals.RetailerSaleJ)} kWh, buys {Kwh(totals.RetailerPurchaseJ)} kWh" : "none: only trades flow")}"),
            Line("refused", $"{Kwh(totals.RefusedJ)} kWh"),
            .. file.Input.Feeder is null ? Array.Empty<string>() : [Line("violations", $"{totals.ViolationsBefore} without the policy, {totals.ViolationsAfter} with it")],
            .. totals.MinVoltagePu is null ? Array.Empty<string>() : VoltageAndLosses((totals.MinVoltagePu, totals.MaxVoltagePu, totals.MaxVufPercent), totals.LossesJ, totals.UnallocatedLossesJ),
            .. UnknownStates(file),
            Line("fees", $"{Eur(totals.FeesMicroEur)} EUR{(totals.FeeCostMicroEur > 0 ? $" of {Eur(totals.FeeCostMicroEur)} EUR to recover" : "")}"),
            Line("written", $"{ClearFolder.FilesOf(file)} in {file.Request.Folder}"),
        ];
    }

    private static string Absent(ClearedInterval cleared) =>
        cleared.Absent.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {cleared.Absent.Count} more take no part");

    private static string Traded(ClearSummary summary) => summary.MeanPriceMicroEurPerKwh is { } price
        ? string.Create(CultureInfo.InvariantCulture, $"{summary.ClearedW} W in {summary.Trades} trades at {price / MicroEurPerEur:0.000000} EUR/kWh{(summary.PriceMicroEurPerKwh is null ? " on average" : "")}")
        : $"nothing: {summary.NoTrade}";

    private static IEnumerable<string> Network(ClearedInterval cleared, ClearSummary summary)
    {
        if (cleared.After is null)
        {
            return [];
        }

        return
        [
            Line("violations", $"{summary.ViolationsBefore} without the policy, {summary.ViolationsAfter} with it"),
            .. summary.MinVoltagePu is null ? Array.Empty<string>() : VoltageAndLosses((summary.MinVoltagePu, summary.MaxVoltagePu, summary.MaxVufPercent), summary.LossesJ, summary.UnallocatedLossesJ),
            .. cleared.Grid.After.Converged ? Array.Empty<string>() : ["note: the power flow of what was cleared did not converge, so nothing is known to be in order; no fees and losses were charged."],
        ];
    }

    private static string[] VoltageAndLosses((double? MinPu, double? MaxPu, double? VufPercent) voltage, long lossesJ, long unallocatedJ) =>
    [
        Line("voltage", $"{voltage.MinPu:0.00000} to {voltage.MaxPu:0.00000} pu, VUF up to {voltage.VufPercent:0.###} %"),
        Line("losses", $"{lossesJ / JoulePerKwh:0.000000} kWh, of which {unallocatedJ / JoulePerKwh:0.000000} kWh are nobody's"),
    ];

    private static IEnumerable<string> UnknownStates(ClearedFile file) => file.Intervals.Where(one => !one.Grid.After.Converged)
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"note: in the interval {one.Case.Interval.StartS} the power flow of what was cleared did not converge; no fees and losses were charged there."));

    private static string Kwh(long energyJ) => (energyJ / JoulePerKwh).ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Eur(long microEur) => (microEur / MicroEurPerEur).ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Line(string name, FormattableString value) => $"{name,-13} {value.ToString(CultureInfo.InvariantCulture)}";
}
