using EdgeLem.Gateway.Output;
using EdgeLem.Sim.Comparing.Replaying;

namespace EdgeLem.Sim.Comparing.Results;

/// <summary>A comparison as CSV (docs/compare.md).</summary>
internal static class CompareTables
{
    private static readonly string[] DesignColumns = ["mechanism", "policy", "fees", "losses"];

    /// <summary>One row per design.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="comparison">The results.</param>
    public static void WriteDesigns(string path, Comparison comparison)
    {
        using var file = new CsvFile(
            path,
            [
                .. DesignColumns, "intervals", "failed_intervals", "not_allowed_intervals", "traded_wh", "welfare_micro_eur", "optimal_welfare_micro_eur", "welfare_percent",
                "mean_price_micro_eur_per_kwh", "fees_micro_eur", "fee_cost_micro_eur", "losses_j", "unallocated_losses_j", "losses_exact", "refused_wh", "violations_before",
                "violations_after", "min_voltage_pu", "max_voltage_pu", "max_vuf_percent", "peak_w", "home_cost_mean_micro_eur", "home_cost_deviation_micro_eur",
                "home_cost_min_micro_eur", "home_cost_max_micro_eur", "iterations", "messages", "ms_per_interval", "failure",
            ]);
        foreach (DesignResult result in comparison.Results)
        {
            file.Row(
            [
                .. FieldsOf(result), result.Intervals.Length, result.FailedIntervals, result.NotAllowedIntervals, result.TradedWh, result.WelfareMicroEur, result.OptimalWelfareMicroEur,
                result.WelfarePercent, result.MeanPriceMicroEurPerKwh, result.FeesMicroEur, result.FeeCostMicroEur, result.LossesJ, result.UnallocatedLossesJ, result.LossesAreExact ? 1 : 0,
                result.RefusedWh, result.ViolationsBefore, result.ViolationsAfter, result.MinVoltagePu, result.MaxVoltagePu, result.MaxVufPercent, result.PeakW, result.MeanHomeCostMicroEur,
                result.HomeCostDeviationMicroEur, result.HomeCostMicroEur.Min(), result.HomeCostMicroEur.Max(), result.Iterations, result.Messages, result.MillisecondsPerInterval, result.Failure,
            ]);
        }
    }

    /// <summary>One row per mechanism, policy and interval.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="comparison">The results.</param>
    public static void WriteIntervals(string path, Comparison comparison)
    {
        using var file = new CsvFile(
            path, "mechanism", "policy", "interval_start", "volume_w", "mean_price_micro_eur_per_kwh", "refused_w", "violations_before", "violations_after", "converged",
            "min_voltage_pu", "max_voltage_pu", "vuf_percent", "loading_percent", "supply_w", "losses_w");
        foreach (DesignResult result in comparison.Results.DistinctBy(result => (result.Design.Mechanism, result.Design.Policy)))
        {
            foreach (ReplayedInterval item in result.Intervals)
            {
                file.Row(
                [
                    result.Design.Mechanism, result.Design.Policy, item.StartS, item.VolumeW, item.MeanPriceMicroEurPerKwh, item.RefusedW, item.ViolationsBefore, item.ViolationsAfter,
                    item.Converged ? 1 : 0, .. StateOf(item),
                ]);
            }
        }
    }

    /// <summary>One row per design and home.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="comparison">The results.</param>
    public static void WriteHomes(string path, Comparison comparison)
    {
        using var file = new CsvFile(path, [.. DesignColumns, "node", "cost_micro_eur"]);
        foreach (DesignResult result in comparison.Results)
        {
            for (int home = 0; home < result.HomeCostMicroEur.Length; home++)
            {
                file.Row([.. FieldsOf(result), comparison.Market.Nodes[home].NodeId, result.HomeCostMicroEur[home]]);
            }
        }
    }

    private static object?[] FieldsOf(DesignResult result) => [result.Design.Mechanism, result.Design.Policy, result.Design.Fees, result.Design.Losses];

    private static object?[] StateOf(ReplayedInterval item) => item.Converged
        ? [item.Figures.LowestVoltagePu, item.Figures.HighestVoltagePu, item.Figures.UnbalanceFactorPercent, item.Figures.LoadingPercent, item.SupplyW, item.LossesW]
        : [null, null, null, null, null, null];
}
