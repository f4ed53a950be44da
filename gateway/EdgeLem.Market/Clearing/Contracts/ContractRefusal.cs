namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>Why something about a contract was refused; for programs to read.</summary>
public enum ContractRefusal
{
    /// <summary>Nothing was refused.</summary>
    None = 0,

    /// <summary>The node is registered as seller in a part of the contract's validity, so it cannot buy.</summary>
    NodeIsSeller = 1,

    /// <summary>The node is registered as buyer in a part of the contract's validity, so it cannot sell.</summary>
    NodeIsBuyer = 2,

    /// <summary>There is no contract of that number.</summary>
    UnknownContract = 3,

    /// <summary>The contract's state does not allow it.</summary>
    NotPossibleInState = 4,

    /// <summary>Only the seller may do that.</summary>
    NotTheSeller = 5,

    /// <summary>The time to accept or approve is over.</summary>
    DeadlineOver = 6,

    /// <summary>A contract of that kind is sold by a provider, or by a prosumer, and the seller is not one.</summary>
    WrongKindOfSeller = 7,

    /// <summary>A long-term contract must be valid for longer than a temporary one may be.</summary>
    WrongDuration = 8,

    /// <summary>The network operator refused: the network does not carry it.</summary>
    NetworkLimit = 9,

    /// <summary>The network operator refused: a party is not admitted.</summary>
    NotAdmitted = 10,
}
