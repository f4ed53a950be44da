using System.Collections.Immutable;

namespace EdgeLem.Market.NetworkFees;

/// <summary>What each node pays for the network in one interval.</summary>
/// <param name="Charges">One entry per point that pays (or is paid), in the order of the points.</param>
/// <param name="CostMicroEur">What the owner of the network is to recover in the interval, micro-euro; 0 when nothing was stated.</param>
public sealed record FeeResult(ImmutableArray<FeeCharge> Charges, long CostMicroEur)
{
    /// <summary>Whether the cost was recovered, and if not, why.</summary>
    public CostRecovery Recovery { get; init; }

    /// <summary>Income of the owner, micro-euro.</summary>
    public long RecoveredMicroEur => Charges.Sum(charge => charge.AmountMicroEur);
}
