using EdgeLem.Market.Network;

namespace EdgeLem.Market.NetworkFees;

/// <summary>Sums of a price per branch over the ways of the tree.</summary>
/// <remarks>
/// S_b = price of the way from the far end of branch b to the supply. With c the last branch that the ways of two points to the supply share:
/// way between them = S_i + S_j - 2 S_c, shared way above it = S_c.
/// Mean way over all pairs of the n points and the supply, every pair once: sum over branches of price k (n + 1 - k), over (n + 1) n / 2, with k points behind the branch.
/// </remarks>
internal sealed class WayPrices
{
    private readonly NetworkTopology _topology;
    private readonly double[] _toSupply;
    private readonly int[] _depth;

    /// <summary>Sums prices up.</summary>
    /// <param name="topology">The tree.</param>
    /// <param name="price">Price per branch, at least 0.</param>
    public WayPrices(NetworkTopology topology, double[] price)
    {
        _topology = topology;
        _toSupply = [.. price];
        _depth = new int[price.Length];
        for (int branch = 0; branch < price.Length; branch++)
        {
            int parent = topology.Branches[branch].Parent;
            _depth[branch] = parent < 0 ? 1 : _depth[parent] + 1;
            _toSupply[branch] += parent < 0 ? 0 : _toSupply[parent];
        }

        int ends = topology.BranchOfPoint.Length + 1;
        int[] behind = PointsBehind(topology);
        double sum = price.Select((ofBranch, branch) => ofBranch * behind[branch] * (ends - behind[branch])).Sum();
        Mean = ends > 1 ? sum / (ends * (ends - 1.0) / 2) : 0;
    }

    /// <summary>Mean price of the way between two of the points and the supply.</summary>
    public double Mean { get; }

    /// <summary>Price of the way between two points.</summary>
    /// <param name="from">Index of a point, or the supply.</param>
    /// <param name="to">Index of a point, or the supply.</param>
    public double Between(int from, int to) => ToSupply(BranchOf(from)) + ToSupply(BranchOf(to)) - (2 * Shared(from, to));

    /// <summary>Price of what the ways of two points to the supply share.</summary>
    /// <param name="one">Index of a point, or the supply.</param>
    /// <param name="other">Index of a point, or the supply.</param>
    public double Shared(int one, int other)
    {
        (int a, int b) = (BranchOf(one), BranchOf(other));
        while (a != b)
        {
            bool isDeeper = Depth(a) >= Depth(b);
            a = isDeeper ? _topology.Branches[a].Parent : a;
            b = isDeeper ? b : _topology.Branches[b].Parent;
        }

        return ToSupply(a);
    }

    private static int[] PointsBehind(NetworkTopology topology)
    {
        int[] behind = new int[topology.Branches.Length];
        foreach (int branch in topology.BranchOfPoint.Where(branch => branch >= 0))
        {
            behind[branch]++;
        }

        for (int branch = behind.Length - 1; branch >= 0; branch--)
        {
            if (topology.Branches[branch].Parent is var parent && parent >= 0)
            {
                behind[parent] += behind[branch];
            }
        }

        return behind;
    }

    private int BranchOf(int point) => point == NetworkTopology.Supply ? -1 : _topology.BranchOfPoint[point];

    private int Depth(int branch) => branch < 0 ? 0 : _depth[branch];

    private double ToSupply(int branch) => branch < 0 ? 0 : _toSupply[branch];
}
