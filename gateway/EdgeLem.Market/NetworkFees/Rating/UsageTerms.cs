using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.NetworkFees;

/// <summary>What usage of branches costs, by branch and hour.</summary>
public sealed record UsageTerms
{
    /// <summary>Hours of a day.</summary>
    public const int Hours = 24;

    /// <summary>Expected loading of each branch over its rating, at least 0, as forecast or as it was (<see cref="BranchLoading"/>); empty (default) when nothing is known.</summary>
    public ImmutableArray<double> LoadingPerBranch { get; init; } = [];

    /// <summary>Relative cost of each branch, at least 0; empty (default) for rating x length, see <see cref="PtdfFee"/>.</summary>
    public ImmutableArray<double> CostPerBranch { get; init; } = [];

    /// <summary>Rate by hour of the day (UTC), percent of the rate, 24 values; empty (default) for 100 at all hours.</summary>
    public ImmutableArray<int> HourPercent { get; init; } = [];

    /// <summary>Loading from which <see cref="TimeAndSpaceFee"/> charges, from 0 to below 1. Default 0.5.</summary>
    public double LoadingThreshold { get; init; } = 0.5;

    /// <summary>Lower bound of <see cref="BoundedUsageFee"/>, micro-euro per kWh, at least 0. Default 0.</summary>
    public long LowestMicroEurPerKwh { get; init; }

    /// <summary>Upper bound of <see cref="BoundedUsageFee"/>, micro-euro per kWh, at least the lower one. Default without effect.</summary>
    public long HighestMicroEurPerKwh { get; init; } = Order.MaximumPriceMicroEurPerKwh;

    /// <summary>Percent of the rate at a time.</summary>
    /// <param name="startS">UTC epoch seconds.</param>
    /// <exception cref="InvalidOperationException"><see cref="HourPercent"/> has neither 0 nor 24 values.</exception>
    internal int PercentAt(long startS) => HourPercent.Length switch
    {
        0 => 100,
        Hours => HourPercent[(int)(startS / 3600 % Hours)],
        _ => throw new InvalidOperationException($"A tariff by hour has {HourPercent.Length} values; give {Hours} or none."),
    };

    /// <summary>Loading of a branch, 0 when nothing is known.</summary>
    /// <param name="branch">Branch index.</param>
    internal double LoadingOf(int branch) => branch < LoadingPerBranch.Length ? LoadingPerBranch[branch] : 0;
}
