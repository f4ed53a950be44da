using System.Collections.Immutable;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>The key figures of a call over several intervals, written as <c>summary.json</c> with exactly these names in camel case (docs/clear.md).</summary>
internal sealed record SeriesSummary
{
    /// <summary>Clearing mechanism.</summary>
    public required string Mechanism { get; init; }

    /// <summary>Grid policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Network fee.</summary>
    public required string Fees { get; init; }

    /// <summary>Loss allocation.</summary>
    public required string Losses { get; init; }

    /// <summary>Start of the first interval, UTC epoch seconds.</summary>
    public required long IntervalStart { get; init; }

    /// <summary>Length of an interval, s.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Number of intervals.</summary>
    public required int Intervals { get; init; }

    /// <summary>Orders of the file, a multi-step order once per step.</summary>
    public required int Orders { get; init; }

    /// <summary>The figures of all intervals together.</summary>
    public required SeriesTotals Totals { get; init; }

    /// <summary>The figures of each interval.</summary>
    public required ImmutableArray<ClearSummary> PerInterval { get; init; }

    /// <summary>The figures of a call.</summary>
    /// <param name="cleared">The results.</param>
    /// <param name="summaries">The figures of each interval.</param>
    public static SeriesSummary Of(ClearedFile cleared, ImmutableArray<ClearSummary> summaries)
    {
        DesignNames design = cleared.Request.Design;
        return new SeriesSummary
        {
            Mechanism = design.Mechanism, Policy = design.Policy, Fees = design.Fees, Losses = design.Losses,
            IntervalStart = summaries[0].IntervalStart, IntervalSeconds = cleared.Request.IntervalS, Intervals = summaries.Length, Orders = cleared.Input.Orders.Count,
            Totals = SeriesTotals.Of(cleared, summaries),
            PerInterval = summaries,
        };
    }
}
