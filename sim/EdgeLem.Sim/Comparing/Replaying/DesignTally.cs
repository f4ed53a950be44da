using System.Collections.Immutable;
using System.Diagnostics;
using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Market;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Sim.Comparing.Replaying;

/// <summary>Adds up what one design makes of the intervals.</summary>
/// <param name="names">The design.</param>
/// <param name="points">How many points, one per home.</param>
internal sealed class DesignTally(DesignNames names, int points)
{
    private const double SecondsPerHour = 3600;

    private readonly HomeBills _bills = new(points);
    private readonly ImmutableArray<ReplayedInterval>.Builder _intervals = ImmutableArray.CreateBuilder<ReplayedInterval>();
    private (Int128 Money, Int128 EnergyJ) _traded;
    private (long Welfare, long Optimum) _gains;
    private (long Paid, long Cost) _fees;
    private (long TotalJ, long UnallocatedJ, bool AreExact) _losses = (0, 0, true);
    private (long Iterations, long Messages) _effort;
    private (int Count, string? Reason) _failures;
    private double _refusedWh;
    private long _ticks;

    /// <summary>The design.</summary>
    public DesignNames Names => names;

    /// <summary>Adds an interval.</summary>
    /// <param name="marketCase">What the design was run on.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="ticks">Time that it took, of the stopwatch.</param>
    public void Add(MarketCase marketCase, MarketOutcome outcome, long ticks)
    {
        _ticks += ticks;
        _bills.Add(marketCase, outcome);
        _intervals.Add(IntervalOf(marketCase.Interval, outcome.Grid));
        AddMarket(marketCase, outcome.Grid);
        AddLosses(outcome.Losses);
        _fees = (_fees.Paid + outcome.Fees.RecoveredMicroEur, _fees.Cost + outcome.Fees.CostMicroEur);
    }

    /// <summary>Counts an interval that failed.</summary>
    /// <param name="reason">Why.</param>
    public void AddFailure(string reason) => _failures = (_failures.Count + 1, _failures.Reason ?? reason);

    /// <summary>The sums.</summary>
    public DesignResult ToResult() => new()
    {
        Design = names,
        Intervals = _intervals.ToImmutable(),
        FailedIntervals = _failures.Count,
        Failure = _failures.Reason,
        TradedWh = (double)_traded.EnergyJ / SecondsPerHour,
        MeanPriceMicroEurPerKwh = _traded.EnergyJ == 0 ? null : (double)_traded.Money / (double)_traded.EnergyJ,
        WelfareMicroEur = _gains.Welfare,
        OptimalWelfareMicroEur = _gains.Optimum,
        RefusedWh = _refusedWh,
        FeesMicroEur = _fees.Paid,
        FeeCostMicroEur = _fees.Cost,
        LossesJ = _losses.TotalJ,
        UnallocatedLossesJ = _losses.UnallocatedJ,
        LossesAreExact = _losses.AreExact,
        HomeCostMicroEur = [.. _bills.CostsMicroEur],
        Iterations = _effort.Iterations,
        Messages = _effort.Messages,
        MillisecondsPerInterval = _intervals.Count == 0 ? 0 : Stopwatch.GetElapsedTime(0, _ticks).TotalMilliseconds / _intervals.Count,
    };

    private void AddMarket(MarketCase marketCase, GridOutcome grid)
    {
        int lengthS = marketCase.Interval.LengthS;
        foreach (Market.Clearing.Trade trade in grid.Clearing.Trades)
        {
            Int128 energyJ = (Int128)trade.QuantityW * lengthS;
            _traded = (_traded.Money + energyJ * trade.PriceMicroEurPerKwh, _traded.EnergyJ + energyJ);
        }

        _gains = (_gains.Welfare + GainsFromTrade.MicroEur(grid.Clearing, marketCase.Prices, marketCase.Interval), _gains.Optimum + GainsFromTrade.OptimumMicroEur(marketCase));
        _refusedWh += grid.RefusedW * lengthS / SecondsPerHour;
        _effort = (_effort.Iterations + grid.Iterations, _effort.Messages + grid.Messages);
    }

    private void AddLosses(LossResult losses)
    {
        bool isExact = losses.PerPointJ.Sum() + losses.UnallocatedJ == losses.TotalJ;
        _losses = (_losses.TotalJ + losses.TotalJ, _losses.UnallocatedJ + losses.UnallocatedJ, _losses.AreExact && isExact);
    }

    private static ReplayedInterval IntervalOf(MarketInterval interval, GridOutcome grid)
    {
        NetworkState after = grid.After;
        return new ReplayedInterval
        {
            StartS = interval.StartS,
            VolumeW = grid.Clearing.VolumeW,
            MeanPriceMicroEurPerKwh = TradedPrice.MeanMicroEurPerKwh(grid.Clearing.Trades),
            RefusedW = grid.RefusedW,
            ViolationsBefore = grid.Before.Violations.Length,
            ViolationsAfter = after.Violations.Length,
            Converged = after.Converged,
            FiguresBefore = grid.Before.Figures,
            Figures = after.Figures,
            SupplyW = after.SupplyW,
            LossesW = after.LossesW,
        };
    }
}
