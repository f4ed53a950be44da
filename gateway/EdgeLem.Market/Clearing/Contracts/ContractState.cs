namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>Where a bilateral contract stands.</summary>
public enum ContractState
{
    /// <summary>A seller offers it to everybody.</summary>
    Offered = 0,

    /// <summary>A buyer accepted it; the network operator has not answered yet.</summary>
    Accepted = 1,

    /// <summary>Approved by the network operator; in force in its validity.</summary>
    Approved = 2,

    /// <summary>Refused by the network operator; cancelled.</summary>
    Refused = 3,

    /// <summary>Taken back by the seller before anybody accepted it.</summary>
    Withdrawn = 4,

    /// <summary>Nobody accepted it, or nobody approved it, in time.</summary>
    Expired = 5,

    /// <summary>Its validity is over.</summary>
    Ended = 6,
}
