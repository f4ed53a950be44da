using EdgeLem.Sim.Comparing.Replaying;
using EdgeLem.Sim.Reporting;
using EdgeLem.Sim.Reporting.Charts;

namespace EdgeLem.Sim.Comparing.Results.Page;

/// <summary>The plots of a comparison over time: one small plot per entry, all with the same axes, because many lines in one plot cannot be told apart.</summary>
/// <param name="comparison">The results.</param>
internal sealed class ComparePlots(Comparison comparison)
{
    private const double MicroEurPerEur = 1e6;
    private const double WPerKw = 1000;

    private readonly long _lengthS = comparison.Options.Run.IntervalS;

    /// <summary>Lowest and highest voltage of the feeder under each policy, and without it.</summary>
    public string Voltages() => Figure("Voltage of the feeder under each grid policy", Comparison.Policy, VoltageMarks, "voltage (p.u.)");

    /// <summary>Power that each policy refuses.</summary>
    public string Refusals() => Figure("Power refused by each grid policy", Comparison.Policy, RefusalMarks, "refused power (kW)");

    /// <summary>Mean price of the trades of each mechanism, between the retailer's.</summary>
    public string Prices() => Figure("Mean price of each mechanism", Comparison.Mechanism, PriceMarks, "mean price (EUR/kWh)");

    private string Figure(string title, Func<Gateway.MarketFiles.DesignNames, string> axis, Func<DesignResult, ChartMark[]> marks, string quantity)
    {
        (string Name, ChartMark[] Marks)[] plots = [.. comparison.Along(axis).Where(result => !result.Intervals.IsEmpty).Select(result => (axis(result.Design), marks(result)))];
        double[] all = [.. plots.SelectMany(plot => plot.Marks).SelectMany(mark => mark.Values).Where(double.IsFinite)];
        ChartPanel[] panels = [.. plots.Select(plot => new ChartPanel { Title = $"{plot.Name}: {quantity}", Marks = plot.Marks, Height = 90, AlsoReach = all })];
        long startS = comparison.Market.Intervals[0].Interval.StartS;
        return new ChartFigure(title, ChartXAxis.OverTime(startS, comparison.Market.Intervals[^1].Interval.EndS), panels).ToSvg();
    }

    private ChartMark[] VoltageMarks(DesignResult result) =>
    [
        new StepLine("without the policy", ChartColours.Muted, Grid(result), Each(result, interval => interval.FiguresBefore.HighestVoltagePu)) { Dashes = "2 3", LineWidth = 1.3 },
        new StepLine("without the policy", ChartColours.Muted, Grid(result), Each(result, interval => interval.FiguresBefore.LowestVoltagePu)) { Dashes = "2 3", LineWidth = 1.3 },
        new Band("lowest to highest", ChartColours.Blue, Grid(result), [.. result.Intervals.Select(SpreadOf)]),
        new LimitLine("limits", ChartColours.Limit, comparison.Market.Limits.MinVoltagePu),
        new LimitLine("limits", ChartColours.Limit, comparison.Market.Limits.MaxVoltagePu),
    ];

    private ChartMark[] RefusalMarks(DesignResult result) =>
        [new Bars("refused", ChartColours.Vermilion, Grid(result), [.. result.Intervals.Select(interval => interval.RefusedW / WPerKw)])];

    private ChartMark[] PriceMarks(DesignResult result)
    {
        var all = new IntervalGrid([.. comparison.Market.Intervals.Select(interval => (double)interval.Interval.StartS)], _lengthS);
        return
        [
            new StepLine("retail price", ChartColours.Muted, all, [.. comparison.Market.Intervals.Select(interval => interval.Prices.RetailPriceMicroEurPerKwh / MicroEurPerEur)]) { Dashes = "7 4", LineWidth = 1.3 },
            new StepLine("feed-in price", ChartColours.Muted, all, [.. comparison.Market.Intervals.Select(interval => interval.Prices.FeedInPriceMicroEurPerKwh / MicroEurPerEur)]) { Dashes = "2 3", LineWidth = 1.3 },
            new StepLine("mean price", ChartColours.Blue, Grid(result), [.. result.Intervals.Select(interval => interval.MeanPriceMicroEurPerKwh / MicroEurPerEur ?? double.NaN)]) { LineWidth = 2.2 },
        ];
    }

    private IntervalGrid Grid(DesignResult result) => new([.. result.Intervals.Select(interval => (double)interval.StartS)], _lengthS);

    /// <summary>A state that is not known has no voltages.</summary>
    private static double[] Each(DesignResult result, Func<ReplayedInterval, double> value) =>
        [.. result.Intervals.Select(interval => interval.FiguresBefore.HighestVoltagePu > 0 ? value(interval) : double.NaN)];

    private static ValueSpread SpreadOf(ReplayedInterval interval) => interval.Converged
        ? new ValueSpread(interval.Figures.LowestVoltagePu, double.NaN, interval.Figures.HighestVoltagePu)
        : ValueSpread.None;
}
