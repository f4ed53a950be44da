using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles;

namespace EdgeLem.Sim.Comparing.Replaying;

/// <summary>What a market design made of all recorded intervals. Sums are over the intervals that did not fail.</summary>
internal sealed record DesignResult
{
    /// <summary>The design.</summary>
    public required DesignNames Design { get; init; }

    /// <summary>The intervals that did not fail, in order of time.</summary>
    public required ImmutableArray<ReplayedInterval> Intervals { get; init; }

    /// <summary>Intervals in which an entry of the design gave up.</summary>
    public required int FailedIntervals { get; init; }

    /// <summary>Why, of the first of them; null when none failed.</summary>
    public required string? Failure { get; init; }

    /// <summary>Energy traded locally, Wh.</summary>
    public required double TradedWh { get; init; }

    /// <summary>Mean price of all trades by energy, micro-euro per kWh; null without trade.</summary>
    public required double? MeanPriceMicroEurPerKwh { get; init; }

    /// <summary>Gains from trade, micro-euro.</summary>
    public required long WelfareMicroEur { get; init; }

    /// <summary>The most that a uniform price gains on the same orders without network limits, micro-euro.</summary>
    public required long OptimalWelfareMicroEur { get; init; }

    /// <summary>Energy refused by the policy, Wh.</summary>
    public required double RefusedWh { get; init; }

    /// <summary>Fees that the homes paid, micro-euro.</summary>
    public required long FeesMicroEur { get; init; }

    /// <summary>What the fees were to recover, micro-euro.</summary>
    public required long FeeCostMicroEur { get; init; }

    /// <summary>Losses of the network, J.</summary>
    public required long LossesJ { get; init; }

    /// <summary>Losses that no home bears, J.</summary>
    public required long UnallocatedLossesJ { get; init; }

    /// <summary>Whether in every interval what homes bear and what nobody bears sum to the losses to the joule.</summary>
    public required bool LossesAreExact { get; init; }

    /// <summary>What each home pays, micro-euro, in the order of the nodes.</summary>
    public required ImmutableArray<long> HomeCostMicroEur { get; init; }

    /// <summary>Linearisations, or iterations of a policy of messages.</summary>
    public required long Iterations { get; init; }

    /// <summary>Messages exchanged.</summary>
    public required long Messages { get; init; }

    /// <summary>Mean time of an interval, ms; for information, it differs from run to run.</summary>
    public required double MillisecondsPerInterval { get; init; }

    /// <summary>Intervals whose final state is not known or breaks a limit.</summary>
    public int NotAllowedIntervals => Intervals.Count(interval => !interval.Converged || interval.ViolationsAfter > 0);

    /// <summary>Welfare over the optimum, percent; null when there was nothing to gain.</summary>
    public double? WelfarePercent => OptimalWelfareMicroEur == 0 ? null : 100.0 * WelfareMicroEur / OptimalWelfareMicroEur;

    /// <summary>Limits broken without the policy, over all intervals.</summary>
    public int ViolationsBefore => Intervals.Sum(interval => interval.ViolationsBefore);

    /// <summary>Limits broken, over all intervals.</summary>
    public int ViolationsAfter => Intervals.Sum(interval => interval.ViolationsAfter);

    /// <summary>Lowest phase voltage, pu.</summary>
    public double? MinVoltagePu => Known(interval => interval.Figures.LowestVoltagePu, values => values.Min());

    /// <summary>Highest phase voltage, pu.</summary>
    public double? MaxVoltagePu => Known(interval => interval.Figures.HighestVoltagePu, values => values.Max());

    /// <summary>Largest VUF, percent.</summary>
    public double? MaxVufPercent => Known(interval => interval.Figures.UnbalanceFactorPercent, values => values.Max());

    /// <summary>Largest power through the supply in either direction, W.</summary>
    public double? PeakW => Known(interval => Math.Abs(interval.SupplyW), values => values.Max());

    /// <summary>Mean cost of a home, micro-euro.</summary>
    public double MeanHomeCostMicroEur => HomeCostMicroEur.Average();

    /// <summary>Standard deviation of the homes' costs, micro-euro.</summary>
    public double HomeCostDeviationMicroEur => Math.Sqrt(HomeCostMicroEur.Average(cost => Math.Pow(cost - MeanHomeCostMicroEur, 2)));

    private double? Known(Func<ReplayedInterval, double> value, Func<IEnumerable<double>, double> choose)
    {
        double[] values = [.. Intervals.Where(interval => interval.Converged).Select(value)];
        return values.Length == 0 ? null : choose(values);
    }
}
