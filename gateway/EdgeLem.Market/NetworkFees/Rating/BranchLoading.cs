using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.NetworkFees;

/// <summary>Loading of branches, for the rates of later intervals.</summary>
public static class BranchLoading
{
    /// <summary>Sum over the phases of |P|, over the rating: opposite flows of two phases do not cancel in their conductors.</summary>
    /// <param name="topology">The tree, with ratings; a branch of unknown rating counts as not loaded.</param>
    /// <param name="flows">What flows.</param>
    /// <returns>Per branch, at least 0; above 1 when overloaded.</returns>
    /// <exception cref="ArgumentException">The flows are not those of the tree.</exception>
    public static ImmutableArray<double> Of(NetworkTopology topology, BranchFlows flows)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(flows);
        return flows.PowerW.Length == topology.Branches.Length
            ? [.. topology.Branches.Select((branch, index) => double.IsFinite(branch.RatingW) && branch.RatingW > 0 ? flows.PowerW[index].Sum(Math.Abs) / branch.RatingW : 0)]
            : throw new ArgumentException($"The flows are of {flows.PowerW.Length} branches, the tree has {topology.Branches.Length}. Take both from one network.", nameof(flows));
    }
}
