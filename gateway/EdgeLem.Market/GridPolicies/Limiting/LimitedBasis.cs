using EdgeLem.Market.Network;
using EdgeLem.Market.Optimisation;

namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>Where the program of one state ended, in terms that hold for that of the next.</summary>
/// <param name="Variables">Basic variables.</param>
/// <param name="TightRows">Tight rows that are no limits, and keep their indices.</param>
/// <param name="TightLimits">Tight limits, by what identifies them.</param>
internal sealed record LimitedBasis(IReadOnlyList<int> Variables, IReadOnlyList<int> TightRows, IReadOnlySet<(LimitKind, string)> TightLimits)
{
    /// <summary>Of a solution.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="limits">The limits of the state.</param>
    /// <param name="rowOf">Row of each limit in the program; -1 for none.</param>
    public static LimitedBasis Of(LinearSolution solution, LinearLimit[] limits, int[] rowOf)
    {
        HashSet<int> tight = [.. solution.Basis.TightRows];
        HashSet<(LimitKind, string)> tightLimits = [];
        for (int limit = 0; limit < limits.Length; limit++)
        {
            if (rowOf[limit] >= 0 && tight.Remove(rowOf[limit]))
            {
                tightLimits.Add((limits[limit].Kind, limits[limit].Element));
            }
        }

        return new LimitedBasis(solution.Basis.Variables, [.. tight.Order()], tightLimits);
    }
}
