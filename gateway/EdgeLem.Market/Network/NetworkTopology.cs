using System.Collections.Immutable;

namespace EdgeLem.Market.Network;

/// <summary>Where the points are in a radial network: the tree of branches and, per point, the branch that feeds it.</summary>
/// <param name="Branches">All branches, parents before their children.</param>
/// <param name="BranchOfPoint">Per point, the branch at whose far end it lies; -1 at the supply.</param>
public sealed record NetworkTopology(ImmutableArray<NetworkBranch> Branches, ImmutableArray<int> BranchOfPoint)
{
    /// <summary>Index that stands for the supply where a point is asked for.</summary>
    public const int Supply = -1;

    /// <summary>A network in which every point lies at the supply, for markets that do not look at branches.</summary>
    /// <param name="points">How many points.</param>
    public static NetworkTopology AtSupply(int points) => new([], [.. Enumerable.Repeat(Supply, points)]);

    /// <summary>The branches between two points of the tree, without those that both share on the way to the supply.</summary>
    /// <param name="from">Index of a point, or <see cref="Supply"/>.</param>
    /// <param name="to">Index of a point, or <see cref="Supply"/>.</param>
    /// <returns>Branch and direction: +1 where power from <paramref name="from"/> flows towards the supply, -1 where it flows away from it.</returns>
    public IReadOnlyList<(int Branch, int Direction)> Path(int from, int to)
    {
        int[] up = [.. WayToSupply(from)];
        int[] down = [.. WayToSupply(to)];
        int shared = 0;
        while (shared < Math.Min(up.Length, down.Length) && up[^(shared + 1)] == down[^(shared + 1)])
        {
            shared++;
        }

        return [.. up.SkipLast(shared).Select(branch => (branch, 1)), .. down.SkipLast(shared).Reverse().Select(branch => (branch, -1))];
    }

    /// <summary>The branches from a point to the supply, the point's own first.</summary>
    /// <param name="point">Index of a point, or <see cref="Supply"/>, whose way is empty.</param>
    public IEnumerable<int> WayToSupply(int point)
    {
        for (int branch = point == Supply ? -1 : BranchOfPoint[point]; branch >= 0; branch = Branches[branch].Parent)
        {
            yield return branch;
        }
    }
}
