using System.Collections.Immutable;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Network;

/// <summary>A feeder as the tree of branches that fees and losses are reckoned on.</summary>
internal sealed class FeederTopology
{
    private readonly Feeder _feeder;

    public FeederTopology(Feeder feeder, ImmutableArray<FeederPoint> points)
    {
        _feeder = feeder;
        PointCount = points.Length;
    }

    public int PointCount { get; }

    /// <summary>The tree.</summary>
    public NetworkTopology Tree => throw NotThere();

    /// <summary>What flows in its branches.</summary>
    public BranchFlows FlowsOf(PowerFlowResult flow) => throw NotThere();

    private InvalidOperationException NotThere() =>
        new($"Feeder '{_feeder.Name}' does not tell its tree of branches with {PointCount} points. Choose a network fee and a loss allocation that need none.");
}
