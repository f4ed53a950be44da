namespace EdgeLem.Sim.Reporting;

/// <summary>All that <c>report.html</c> shows of one run.</summary>
public sealed record RunReport
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Seed that the run took its chance from.</summary>
    public required long Seed { get; init; }

    /// <summary>Name of the feeder.</summary>
    public required string FeederName { get; init; }

    /// <summary>Length of every interval, s, 1 or more.</summary>
    public required long IntervalLengthS { get; init; }

    /// <summary>Rating of the transformer, VA; null when the feeder states none.</summary>
    public double? TransformerRatingVa { get; init; }

    /// <summary>Lower limit of the allowed voltage, per unit.</summary>
    public required double LowVoltageLimitPu { get; init; }

    /// <summary>Upper limit of the allowed voltage, per unit.</summary>
    public required double HighVoltageLimitPu { get; init; }

    /// <summary>The intervals, oldest first.</summary>
    public required IReadOnlyList<ReportInterval> Intervals { get; init; }

    /// <summary>The homes, any order.</summary>
    public required IReadOnlyList<ReportHome> Homes { get; init; }

    /// <summary>The key figures under the names of <c>summary.json</c>, in the order to show.</summary>
    public required IReadOnlyList<ReportFigure> Summary { get; init; }
}
