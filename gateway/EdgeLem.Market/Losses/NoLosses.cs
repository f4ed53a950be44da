namespace EdgeLem.Market.Losses;

/// <summary>Losses stay with the network operator; <c>none</c> in the configuration.</summary>
public sealed class NoLosses : ILossAllocation
{
    /// <inheritdoc/>
    public string Name => "none";

    /// <inheritdoc/>
    public LossResult Allocate(LossInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return LossResult.Unallocated(input, UnallocatedReason.ByMethod);
    }
}
