using EdgeLem.Market.Network;

namespace EdgeLem.Market.Losses;

/// <summary>Losses of each branch by who uses it, traced by proportional sharing; <c>proportional-sharing</c> in the configuration.</summary>
/// <remarks>
/// Each phase is traced by itself (<see cref="PhaseTrace"/>), because opposite flows of two phases do not cancel in their conductors; only the losses of a branch as a whole are
/// used, because "the loss of one phase" has no meaning beside mutual coupling. After M. L. Di Silvestre, P. Gallo, M. G. Ippolito, E. Riva Sanseverino, G. Zizzo, A technical
/// approach to the energy blockchain in microgrids, IEEE Trans. Industrial Informatics 14, 2018 (an index per generator and load). Every part is at least 0; what the supply,
/// power that is not traded and the no-load losses leave is scaled onto the points.
/// </remarks>
public sealed class ProportionalSharingLosses : ILossAllocation
{
    /// <inheritdoc/>
    public string Name => "proportional-sharing";

    /// <inheritdoc/>
    public bool NeedsBranches => true;

    /// <inheritdoc/>
    public LossResult Allocate(LossInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!input.HasBranches)
        {
            return LossResult.Unallocated(input, UnallocatedReason.NoBranches);
        }

        double[] bornW = new double[input.Points.Length];
        double[][] shares = PhaseShares.Of(input.Points);
        for (int phase = 0; phase < PhaseShares.Phases; phase++)
        {
            double[] powerW = [.. shares.Select((share, point) => share[phase] * input.State.PowerW[point])];
            new PhaseTrace(input, phase, powerW).AddTo(input.Topology.BranchOfPoint, powerW, bornW);
        }

        return LossScaling.InProportion(input, bornW);
    }
}
