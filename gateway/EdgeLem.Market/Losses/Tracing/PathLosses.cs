using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.Losses;

/// <summary>Losses by the way of each trade through the phase conductors and back through the neutral; <c>path</c> in the configuration.</summary>
/// <remarks>
/// <para>After A. I. Nikolaidis, C. A. Charalambous, P. Mancarella, A graph-based loss allocation framework for transactive energy markets in unbalanced radial distribution
/// networks, IEEE Trans. Power Systems 34, 2019. A trade is the buyer's draw and the seller's feed, each on its own phases; between the same phases it runs on the way between the
/// two points, between different ones by way of the supply, where the phases are joined. What a point exchanges with the retailer is a trade with the supply.</para>
/// <code>
/// P_bf      W, power of phase f in branch b, away from the supply
/// N_b       return current in W-equivalents: sum of P_bf e^(-j 120 deg f); |N_b|^2 = sum P_bf^2 - sum over pairs P_bf P_bg
/// C_b       R P_b1^2 + R P_b2^2 + R P_b3^2 + R_N |N_b|^2          R, R_N: resistance of a phase and of the return path
/// k_bf      loss_b / C_b (R P_bf + R_N (3/2 P_bf - 1/2 sum P_b))   what a watt in phase f of branch b costs in losses; sum over f of k_bf P_bf = loss_b
/// z_if      sum of k_bf over the way from point i to the supply
/// a(trade)  q (sum s_bf z_bf (buyer) - sum s_sf z_sf (seller))     s: shares of the phases; half each for buyer and seller
/// a(i)      (p_i - traded by i) sum s_if z_if                      the exchange with the retailer, borne by i
/// </code>
/// <para>The losses of a branch are quadratic in the trades; q k is the part of a trade in q_total^2, so that the parts of all trades sum to the branch's losses without a
/// remainder, and a trade against the flow has a negative one. loss_b is the branch's loss over all conductors as the power flow gives it. Power that is not traded is in P but not
/// in the trades: its part is scaled onto the points (<see cref="LossScaling"/>). Limits: voltages are taken as equal and power factors as 1, in the shares only.</para>
/// </remarks>
/// <param name="detail">What of a branch counts; <see cref="PathDetail.FourWire"/> but for comparisons.</param>
public sealed class PathLosses(PathDetail detail = PathDetail.FourWire) : ILossAllocation
{
    /// <inheritdoc/>
    public string Name => "path";

    /// <inheritdoc/>
    public bool NeedsBranches => true;

    /// <inheritdoc/>
    public LossResult Allocate(LossInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.HasBranches
            ? LossScaling.ToLosses(input, AttributionW(input))
            : LossResult.Unallocated(input, UnallocatedReason.NoBranches);
    }

    private double[] AttributionW(LossInput input)
    {
        double[] perW = CostPerW(input);
        double[] attributedW = new double[input.Points.Length];
        double[] untradedW = [.. input.State.PowerW];
        foreach (LocatedTrade trade in input.Trades)
        {
            double halfW = trade.Trade.QuantityW * (perW[trade.BuyerPoint] - perW[trade.SellerPoint]) / 2;
            attributedW[trade.BuyerPoint] += halfW;
            attributedW[trade.SellerPoint] += halfW;
            untradedW[trade.BuyerPoint] -= trade.Trade.QuantityW;
            untradedW[trade.SellerPoint] += trade.Trade.QuantityW;
        }

        for (int point = 0; point < untradedW.Length; point++)
        {
            attributedW[point] += untradedW[point] * perW[point];
        }

        return attributedW;
    }

    /// <summary>z of each point, over its phases.</summary>
    private double[] CostPerW(LossInput input)
    {
        ImmutableArray<NetworkBranch> branches = input.Topology.Branches;
        double[][] toSupply = new double[branches.Length][];
        for (int branch = 0; branch < branches.Length; branch++)
        {
            double[] own = BranchCostPerW(branches[branch], [.. input.State.Branches!.PowerW[branch]], input.State.Branches.LossesW[branch]);
            int parent = branches[branch].Parent;
            toSupply[branch] = parent < 0 ? own : [.. own.Zip(toSupply[parent], (near, far) => near + far)];
        }

        return [.. input.Points.Select((point, index) => input.Topology.BranchOfPoint[index] is var branch && branch >= 0
            ? PhaseShares.Of(point).Zip(toSupply[branch], (share, cost) => share * cost).Sum()
            : 0)];
    }

    private double[] BranchCostPerW(NetworkBranch branch, double[] powerW, double lossW)
    {
        double totalW = powerW.Sum();
        double neutralOhm = detail == PathDetail.FourWire ? branch.NeutralResistanceOhm : 0;
        double[] seenW = detail == PathDetail.Balanced ? [.. powerW.Select(_ => totalW / PhaseShares.Phases)] : powerW;
        double[] slope = [.. seenW.Select(ofPhaseW => (branch.PhaseResistanceOhm * ofPhaseW) + (neutralOhm * ((1.5 * ofPhaseW) - (0.5 * totalW))))];
        double modelled = slope.Zip(seenW, (perW, ofPhaseW) => perW * ofPhaseW).Sum();
        return modelled > 0 ? [.. slope.Select(perW => lossW / modelled * perW)] : new double[PhaseShares.Phases];
    }
}
