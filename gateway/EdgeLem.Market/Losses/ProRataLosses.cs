namespace EdgeLem.Market.Losses;

/// <summary>Losses by the power that a point takes or feeds in, wherever it lies; <c>pro-rata</c> in the configuration.</summary>
/// <remarks>
/// part_i = L |p_i| / sum |p_j|, L the losses, p the power of the points; consumers and producers alike (A. J. Conejo et al., Transmission loss
/// allocation: a comparison of different practical algorithms, IEEE Trans. Power Systems 17, 2002). Blind to distance, which is what the other methods are compared with.
/// </remarks>
public sealed class ProRataLosses : ILossAllocation
{
    /// <inheritdoc/>
    public string Name => "pro-rata";

    /// <inheritdoc/>
    public LossResult Allocate(LossInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return LossScaling.InProportion(input, [.. input.State.PowerW.Select(Math.Abs)]);
    }
}
