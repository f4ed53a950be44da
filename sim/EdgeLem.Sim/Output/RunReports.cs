using System.Globalization;
using System.Text.Json;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Reporting;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Output;

/// <summary>Gathers what the report of a run draws.</summary>
internal static class RunReports
{
    /// <summary>The report of a run.</summary>
    /// <param name="summary">Key figures.</param>
    /// <param name="parts">What took part.</param>
    /// <param name="totals">Energy and money per node.</param>
    public static RunReport Of(RunSummary summary, SimulationParts parts, IReadOnlyList<NodeTotals> totals) => new()
    {
        Scenario = summary.Scenario,
        Seed = summary.Seed,
        FeederName = parts.Plant.Feeder.Name,
        IntervalLengthS = summary.IntervalSeconds,
        TransformerRatingVa = SupplyRatingVa(parts.Plant.Feeder),
        LowVoltageLimitPu = parts.Limits.MinVoltagePu,
        HighVoltageLimitPu = parts.Limits.MaxVoltagePu,
        Intervals = [.. parts.Record.Complete.Select(interval => IntervalOf(interval, parts))],
        Homes = [.. parts.Plant.Homes.Select((home, index) => HomeOf(home, totals[index]))],
        Summary = Figures(summary),
    };

    /// <summary>Of the transformers next to the sources; null when the feeder begins below them.</summary>
    private static double? SupplyRatingVa(Feeder feeder)
    {
        Transformer[] supply = [.. feeder.Transformers.Where(item => feeder.IsSourceBus(feeder.BusIndex(item.HvBus)))];
        return supply.Length == 0 ? null : supply.Sum(item => item.RatedPowerVa);
    }

    private static ReportInterval IntervalOf(IntervalStatistics network, SimulationParts parts)
    {
        ClearedRound round = parts.Record.Cleared(network.StartS);
        double hours = round.Gate.Interval.LengthS / 3600.0;
        return new ReportInterval
        {
            StartS = network.StartS,
            ClearingPriceMicroEurPerKwh = round.Clearing.PriceMicroEurPerKwh,
            RetailPriceMicroEurPerKwh = round.Gate.RetailMicroEurPerKwh,
            FeedInPriceMicroEurPerKwh = round.Gate.FeedInMicroEurPerKwh,
            TradedWh = round.Clearing.VolumeW * hours,
            BidsWh = round.Clearing.BidW * hours,
            OffersWh = round.Clearing.OfferW * hours,
            ViolationCount = network.Violations,
            TransformerPowerW = new ValueSpread(network.TransformerW.Min, network.TransformerW.Mean, network.TransformerW.Max),
            LossesWh = network.LossesWh,
            VoltageAPu = SpreadOf(network, 0),
            VoltageBPu = SpreadOf(network, 1),
            VoltageCPu = SpreadOf(network, 2),
        };
    }

    /// <summary>Least, median of the means, and greatest voltage over the homes on one phase.</summary>
    private static ValueSpread SpreadOf(IntervalStatistics network, int phase)
    {
        Spread[] homes = [.. Enumerable.Range(0, network.VoltagePu.GetLength(0)).Select(home => network.VoltagePu[home, phase]).Where(spread => spread.HasValue)];
        if (homes.Length == 0)
        {
            return ValueSpread.None;
        }

        double[] means = [.. homes.Select(spread => spread.Mean).Order()];
        double median = (means[(means.Length - 1) / 2] + means[means.Length / 2]) / 2;
        return new ValueSpread(homes.Min(spread => spread.Min), median, homes.Max(spread => spread.Max));
    }

    private static ReportHome HomeOf(PlantHome home, NodeTotals total) => new()
    {
        NodeId = total.NodeId,
        Phases = string.Concat(home.Household.Phases.Select(PhaseNames.Of)),
        HasPv = home.Household.HasInverter,
        ImportWh = total.ImportWh,
        ExportWh = total.ExportWh,
        AmountMicroEur = -total.AmountMicroEur,
    };

    private static ReportFigure[] Figures(RunSummary summary)
    {
        JsonElement json = JsonSerializer.SerializeToElement(summary, SummaryJson.Default.RunSummary);
        return [.. json.EnumerateObject().Select(property => new ReportFigure(property.Name, Convert.ToString(property.Value, CultureInfo.InvariantCulture)!))];
    }
}
