using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Sim.Comparing.Recording;
using EdgeLem.Sim.Comparing.Replaying;

namespace EdgeLem.Sim.Comparing;

/// <summary>All results of a comparison.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Market">The orders.</param>
/// <param name="Results">One result per design, the design in the middle first.</param>
internal sealed record Comparison(CompareOptions Options, RecordedMarket Market, ImmutableArray<DesignResult> Results)
{
    /// <summary>The design that the others are variations of.</summary>
    public DesignResult Around => Results[0];

    /// <summary>The designs that differ from the one in the middle on one axis at most, the one in the middle among them.</summary>
    /// <param name="axis">Takes the name on that axis, for example the policy.</param>
    public ImmutableArray<DesignResult> Along(Func<DesignNames, string> axis) =>
    [
        .. Results.Where(result => Axes.All(other => ReferenceEquals(other, axis) || other(result.Design) == other(Around.Design))).OrderBy(result => axis(result.Design), StringComparer.Ordinal),
    ];

    /// <summary>Name of the mechanism of a design.</summary>
    public static Func<DesignNames, string> Mechanism { get; } = design => design.Mechanism;

    /// <summary>Name of the policy of a design.</summary>
    public static Func<DesignNames, string> Policy { get; } = design => design.Policy;

    /// <summary>Name of the fee of a design.</summary>
    public static Func<DesignNames, string> Fees { get; } = design => design.Fees;

    /// <summary>Name of the loss allocation of a design.</summary>
    public static Func<DesignNames, string> Losses { get; } = design => design.Losses;

    private static Func<DesignNames, string>[] Axes { get; } = [Mechanism, Policy, Fees, Losses];
}
