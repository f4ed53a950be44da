namespace EdgeLem.Market.NetworkFees;

/// <summary>Whether the fees of an interval recover the owner's cost.</summary>
public enum CostRecovery
{
    /// <summary>No cost was stated; the fees are charged at their rates.</summary>
    NotAsked = 0,

    /// <summary>The income is the cost, to the micro-euro.</summary>
    Exact = 1,

    /// <summary>Nothing was used that the fee is on, or its charges sum to nothing or less: there is nobody to charge. Charges are at the rates.</summary>
    NobodyToCharge = 2,

    /// <summary>The bounds of the rate do not reach the cost; charges are at the nearer bound.</summary>
    BeyondBounds = 3,

    /// <summary>The fee recovers nothing by its nature (<see cref="NoFee"/>).</summary>
    NotByThisFee = 4,
}
