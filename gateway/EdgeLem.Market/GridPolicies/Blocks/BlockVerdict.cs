using EdgeLem.Market.Clearing.Blocks;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Blocks;

/// <summary>What became of a block under a grid policy.</summary>
/// <param name="Decision">The decision; only <see cref="BlockDecision.Accepted"/> is one for the block.</param>
public sealed record BlockVerdict(BlockDecision Decision)
{
    /// <summary>Of a block that the network refused: index of the interval in which most of it could not flow. Null otherwise.</summary>
    public int? Interval { get; init; }

    /// <summary>The limit in the way there; null where the network has no part in the decision.</summary>
    public LimitKind? Kind { get; init; }

    /// <summary>Its element; empty where none is known.</summary>
    public string Element { get; init; } = "";
}
