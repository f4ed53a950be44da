using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.NetworkFees;

/// <summary>Zones that follow from the tree: each circuit that leaves the first bus with more than one way onwards.</summary>
public static class CircuitZones
{
    /// <summary>Zone of what lies before that bus: supply, transformer, a cable that all circuits share.</summary>
    public const int Trunk = 0;

    /// <summary>Zone per branch: <see cref="Trunk"/>, or 1, 2, ... by the order of the circuits' first branches. A feeder that never divides is all trunk.</summary>
    /// <param name="topology">The tree.</param>
    public static ImmutableArray<int> OfBranches(NetworkTopology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ILookup<int, int> children = Enumerable.Range(0, topology.Branches.Length).ToLookup(branch => topology.Branches[branch].Parent);
        int trunkEnd = -1;
        HashSet<int> trunk = [];
        while (children[trunkEnd].Count() == 1)
        {
            trunkEnd = children[trunkEnd].Single();
            trunk.Add(trunkEnd);
        }

        int[] zones = new int[topology.Branches.Length];
        int circuits = Trunk;
        for (int branch = 0; branch < zones.Length; branch++)
        {
            int parent = topology.Branches[branch].Parent;
            zones[branch] = trunk.Contains(branch) ? Trunk : parent == trunkEnd ? ++circuits : zones[parent];
        }

        return [.. zones];
    }
}
