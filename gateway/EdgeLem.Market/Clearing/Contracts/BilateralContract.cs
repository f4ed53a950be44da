namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>A contract between two parties, from its offer to its end.</summary>
/// <param name="Number">Number in its register, from 1.</param>
/// <param name="Offer">What was offered.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Buyer">Who accepted it; null as long as nobody did.</param>
/// <param name="Refusal">Why the network operator refused it; <see cref="ContractRefusal.None"/> when it did not.</param>
public sealed record BilateralContract(int Number, ContractOffer Offer, ContractState State, string? Buyer, ContractRefusal Refusal)
{
    /// <summary>Until when it must be accepted and approved, UTC epoch seconds.</summary>
    public long DeadlineS => Math.Min(Offer.DeadlineS, Offer.Validity.FromS);

    /// <summary>Whether it is in force during a whole period.</summary>
    /// <param name="period">For example a market interval.</param>
    public bool IsInForce(ContractPeriod period) => State == ContractState.Approved && Offer.Validity.Contains(period);
}
