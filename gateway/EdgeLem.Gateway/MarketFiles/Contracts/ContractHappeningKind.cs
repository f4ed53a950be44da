namespace EdgeLem.Gateway.MarketFiles.Contracts;

/// <summary>What can happen to a contract of a file; of one second, in this sequence.</summary>
internal enum ContractHappeningKind
{
    /// <summary>The seller offers it.</summary>
    Offer = 0,

    /// <summary>The buyer accepts it.</summary>
    Accept = 1,

    /// <summary>The seller takes it back.</summary>
    Withdraw = 2,

    /// <summary>The network operator approves or refuses.</summary>
    Decide = 3,
}
