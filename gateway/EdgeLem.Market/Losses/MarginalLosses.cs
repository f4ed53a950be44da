namespace EdgeLem.Market.Losses;

/// <summary>Losses by what one more watt at a point would add to them, scaled to what was lost; <c>marginal</c> in the configuration.</summary>
/// <remarks>
/// a_i = p_i dL/dp_i, with dL/dp_i the loss sensitivity of the point (<see cref="LossInput.LossPerW"/>) and p_i its power, W. Losses grow with the square of the power, so the
/// a_i sum to about 2 L; they are scaled to L (A. J. Conejo, J. M. Arroyo, N. Alguacil, A. L. Guijarro, Transmission loss allocation: a comparison of different practical
/// algorithms, IEEE Trans. Power Systems 17, 2002; J. Mutale, G. Strbac et al., Allocation of losses in distribution systems with embedded generation, IEE Proc. 147, 2000,
/// reconcile by such a factor). A point that relieves the network gets a negative part: a producer among consumers, or a consumer among producers.
/// </remarks>
public sealed class MarginalLosses : ILossAllocation
{
    private const double ShareOfQuadratic = 0.5;

    /// <inheritdoc/>
    public string Name => "marginal";

    /// <inheritdoc/>
    public LossResult Allocate(LossInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.LossPerW.Length == input.Points.Length && input.LossPerW.All(double.IsFinite) && input.LossPerW.Any(perW => perW != 0)
            ? LossScaling.ToLosses(input, [.. input.LossPerW.Select((perW, point) => perW * input.State.PowerW[point])], ShareOfQuadratic)
            : LossResult.Unallocated(input, UnallocatedReason.NoBranches);
    }
}
