namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>What can happen to a contract.</summary>
public enum ContractEvent
{
    /// <summary>A buyer accepts the offer.</summary>
    Accept = 0,

    /// <summary>The seller takes the offer back.</summary>
    Withdraw = 1,

    /// <summary>The network operator approves.</summary>
    Approve = 2,

    /// <summary>The network operator refuses.</summary>
    Refuse = 3,

    /// <summary>The time to accept and approve is over.</summary>
    ReachDeadline = 4,

    /// <summary>The validity is over.</summary>
    ReachEnd = 5,
}
