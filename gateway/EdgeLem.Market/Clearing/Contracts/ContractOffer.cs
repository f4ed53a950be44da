using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>What a seller offers to whoever accepts first.</summary>
public sealed record ContractOffer
{
    /// <summary>Longest validity of a temporary contract, s: 31 days.</summary>
    public const long LongestTemporaryS = 31 * 86_400L;

    /// <summary>The selling node, or a provider's account.</summary>
    public required string Seller { get; init; }

    /// <summary>Who sells to whom.</summary>
    public required ContractKind Kind { get; init; }

    /// <summary>How long it binds.</summary>
    public required ContractTerm Term { get; init; }

    /// <summary>Mean power in every interval of the validity, and price per kWh.</summary>
    public required OrderTerms Terms { get; init; }

    /// <summary>When it is in force.</summary>
    public required ContractPeriod Validity { get; init; }

    /// <summary>Until when it must be accepted and approved, UTC epoch seconds; not later than the validity begins, or that limit holds.</summary>
    public required long DeadlineS { get; init; }

    /// <summary>Whether the length of the validity fits the term.</summary>
    public bool HasFittingLength => Term == ContractTerm.LongTerm == Validity.LengthS > LongestTemporaryS;
}
