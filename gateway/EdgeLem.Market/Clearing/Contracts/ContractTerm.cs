namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>How long a contract binds.</summary>
public enum ContractTerm
{
    /// <summary>At most <see cref="ContractOffer.LongestTemporaryS"/>.</summary>
    Temporary = 0,

    /// <summary>Longer than <see cref="ContractOffer.LongestTemporaryS"/>.</summary>
    LongTerm = 1,
}
