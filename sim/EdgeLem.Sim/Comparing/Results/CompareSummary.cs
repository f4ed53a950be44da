using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Comparing.Results;

/// <summary>What was compared, and how many designs kept the limits, written as <c>summary.json</c> with exactly these names in camel case (docs/compare.md).</summary>
internal sealed record CompareSummary
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Name of the feeder.</summary>
    public required string Feeder { get; init; }

    /// <summary>Seed of everything that is drawn.</summary>
    public required int Seed { get; init; }

    /// <summary>Share of the homes with PV.</summary>
    public required double PvShare { get; init; }

    /// <summary>Peak power of every array, kW; null when drawn.</summary>
    public required double? PvPeakKw { get; init; }

    /// <summary>Homes.</summary>
    public required int Nodes { get; init; }

    /// <summary>Recorded intervals.</summary>
    public required int Intervals { get; init; }

    /// <summary>Length of an interval, s.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Start of the first interval, UTC epoch seconds.</summary>
    public required long Start { get; init; }

    /// <summary>Recorded orders.</summary>
    public required int Orders { get; init; }

    /// <summary>Energy of all bids, Wh.</summary>
    public required double BidWh { get; init; }

    /// <summary>Energy of all offers, Wh.</summary>
    public required double OfferWh { get; init; }

    /// <summary>The largest welfare there is: a uniform price on the same orders without network limits, micro-euro.</summary>
    public required long OptimalWelfareMicroEur { get; init; }

    /// <summary>What refusing energy costs, micro-euro per kWh.</summary>
    public required long RefusalPriceMicroEurPerKwh { get; init; }

    /// <summary>What lost energy costs, micro-euro per kWh.</summary>
    public required long LossPriceMicroEurPerKwh { get; init; }

    /// <summary>Rate of network fees, micro-euro per kWh.</summary>
    public required long FeeRateMicroEurPerKwh { get; init; }

    /// <summary>Lower voltage limit, pu.</summary>
    public required double MinVoltageLimitPu { get; init; }

    /// <summary>Upper voltage limit, pu.</summary>
    public required double MaxVoltageLimitPu { get; init; }

    /// <summary>Number of designs.</summary>
    public required int Designs { get; init; }

    /// <summary>Designs that failed on some interval.</summary>
    public required int DesignsThatFailed { get; init; }

    /// <summary>Designs that broke a limit in some interval.</summary>
    public required int DesignsThatBreakLimits { get; init; }

    /// <summary>The figures of a comparison.</summary>
    /// <param name="comparison">The results.</param>
    public static CompareSummary Of(Comparison comparison)
    {
        RunOptions run = comparison.Options.Run;
        double hours = run.IntervalS / 3600.0;
        return new CompareSummary
        {
            Scenario = run.Scenario,
            Feeder = comparison.Market.Feeder.Name,
            Seed = run.Seed,
            PvShare = run.PvShare,
            PvPeakKw = run.PvPeakKw,
            Nodes = comparison.Market.Nodes.Length,
            Intervals = comparison.Market.Intervals.Length,
            IntervalSeconds = run.IntervalS,
            Start = comparison.Market.Intervals[0].Interval.StartS,
            Orders = comparison.Market.Intervals.Sum(interval => interval.Book.Bids.Length + interval.Book.Offers.Length),
            BidWh = comparison.Market.Intervals.Sum(interval => interval.Book.Bids.Sum(order => order.QuantityW)) * hours,
            OfferWh = comparison.Market.Intervals.Sum(interval => interval.Book.Offers.Sum(order => order.QuantityW)) * hours,
            OptimalWelfareMicroEur = comparison.Results.Max(result => result.OptimalWelfareMicroEur),
            RefusalPriceMicroEurPerKwh = comparison.Options.Terms.RefusalPrice,
            LossPriceMicroEurPerKwh = comparison.Options.Terms.LossPrice,
            FeeRateMicroEurPerKwh = comparison.Options.Terms.FeeRate,
            MinVoltageLimitPu = comparison.Market.Limits.MinVoltagePu,
            MaxVoltageLimitPu = comparison.Market.Limits.MaxVoltagePu,
            Designs = comparison.Results.Length,
            DesignsThatFailed = comparison.Results.Count(result => result.FailedIntervals > 0),
            DesignsThatBreakLimits = comparison.Results.Count(result => result.NotAllowedIntervals > 0),
        };
    }
}
