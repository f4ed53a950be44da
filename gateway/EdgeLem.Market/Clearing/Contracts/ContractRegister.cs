using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>
/// Bilateral contracts: sellers offer, the first buyer accepts, the network operator approves, or the contract is cancelled. Nothing is an exception: what cannot be is answered
/// with a <see cref="ContractRefusal"/>.
/// </summary>
/// <remarks>
/// Whoever offers is a seller during the validity, whoever accepts a buyer; a contract that is withdrawn, refused or expired sets both free again. Time comes from
/// the caller and does not go back. Not safe for concurrent use.
/// </remarks>
/// <param name="isProvider">Whether an account is an energy provider; others are prosumers.</param>
public sealed class ContractRegister(Func<string, bool> isProvider)
{
    private readonly List<BilateralContract> _contracts = [];

    /// <summary>Who buys and who sells when; other registrations may be added.</summary>
    public TradingRoles Roles { get; } = new();

    /// <summary>All contracts by number.</summary>
    public ImmutableArray<BilateralContract> Contracts => [.. _contracts];

    /// <summary>Offers a contract.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="nowS">Market time, UTC epoch seconds.</param>
    /// <param name="number">Its number; 0 when it is refused.</param>
    /// <returns><see cref="ContractRefusal.None"/>, or why it is refused.</returns>
    public ContractRefusal Post(ContractOffer offer, long nowS, out int number)
    {
        ArgumentNullException.ThrowIfNull(offer);
        Advance(nowS);
        ContractRefusal refusal = CheckOffer(offer, nowS);
        number = 0;
        if (refusal == ContractRefusal.None)
        {
            refusal = Roles.Register(offer.Seller, OrderSide.Offer, offer.Validity);
        }

        if (refusal == ContractRefusal.None)
        {
            number = _contracts.Count + 1;
            _contracts.Add(new BilateralContract(number, offer, ContractState.Offered, null, ContractRefusal.None));
        }

        return refusal;
    }

    /// <summary>A buyer accepts an offer as it stands.</summary>
    /// <param name="number">Number of the contract.</param>
    /// <param name="buyer">The node that buys.</param>
    /// <param name="nowS">Market time, UTC epoch seconds.</param>
    /// <returns><see cref="ContractRefusal.None"/>, or why it is refused.</returns>
    public ContractRefusal Accept(int number, string buyer, long nowS)
    {
        ContractRefusal refusal = Find(number, ContractEvent.Accept, nowS, out BilateralContract? contract);
        if (refusal == ContractRefusal.None)
        {
            refusal = Roles.Register(buyer, OrderSide.Bid, contract!.Offer.Validity);
        }

        return refusal == ContractRefusal.None ? Apply(contract! with { Buyer = buyer }, ContractEvent.Accept) : refusal;
    }

    /// <summary>The seller takes an offer back that nobody has accepted.</summary>
    /// <param name="number">Number of the contract.</param>
    /// <param name="seller">Who asks.</param>
    /// <param name="nowS">Market time, UTC epoch seconds.</param>
    /// <returns><see cref="ContractRefusal.None"/>, or why it is refused.</returns>
    public ContractRefusal Withdraw(int number, string seller, long nowS)
    {
        ContractRefusal refusal = Find(number, ContractEvent.Withdraw, nowS, out BilateralContract? contract);
        if (refusal == ContractRefusal.None && contract!.Offer.Seller != seller)
        {
            return ContractRefusal.NotTheSeller;
        }

        return refusal == ContractRefusal.None ? Apply(contract!, ContractEvent.Withdraw) : refusal;
    }

    /// <summary>The network operator's approval, without which no contract is in force.</summary>
    /// <param name="number">Number of the contract.</param>
    /// <param name="nowS">Market time, UTC epoch seconds.</param>
    /// <returns><see cref="ContractRefusal.None"/>, or why it is not possible.</returns>
    public ContractRefusal Approve(int number, long nowS)
    {
        ContractRefusal refusal = Find(number, ContractEvent.Approve, nowS, out BilateralContract? contract);
        return refusal == ContractRefusal.None ? Apply(contract!, ContractEvent.Approve) : refusal;
    }

    /// <summary>The network operator's refusal; the contract is cancelled and says why.</summary>
    /// <param name="number">Number of the contract.</param>
    /// <param name="reason">Why.</param>
    /// <param name="nowS">Market time, UTC epoch seconds.</param>
    /// <returns><see cref="ContractRefusal.None"/>, or why it is not possible.</returns>
    public ContractRefusal Refuse(int number, ContractRefusal reason, long nowS)
    {
        ContractRefusal refusal = Find(number, ContractEvent.Refuse, nowS, out BilateralContract? contract);
        return refusal == ContractRefusal.None ? Apply(contract! with { Refusal = reason }, ContractEvent.Refuse) : refusal;
    }

    /// <summary>Lets time pass: offers expire, contracts end.</summary>
    /// <param name="nowS">Market time, UTC epoch seconds.</param>
    public void Advance(long nowS)
    {
        foreach (BilateralContract contract in _contracts.ToArray())
        {
            if (nowS >= contract.DeadlineS)
            {
                Apply(contract, ContractEvent.ReachDeadline);
            }

            if (nowS >= contract.Offer.Validity.UntilS)
            {
                Apply(contract, ContractEvent.ReachEnd);
            }
        }
    }

    /// <summary>The contracts in force during a whole period, by number.</summary>
    /// <param name="period">For example a market interval.</param>
    public ImmutableArray<BilateralContract> InForce(ContractPeriod period) => [.. _contracts.Where(contract => contract.IsInForce(period))];

    private ContractRefusal CheckOffer(ContractOffer offer, long nowS)
    {
        if (nowS >= Math.Min(offer.DeadlineS, offer.Validity.FromS))
        {
            return ContractRefusal.DeadlineOver;
        }

        if (!offer.HasFittingLength)
        {
            return ContractRefusal.WrongDuration;
        }

        return isProvider(offer.Seller) == (offer.Kind == ContractKind.ProviderToConsumer) ? ContractRefusal.None : ContractRefusal.WrongKindOfSeller;
    }

    private ContractRefusal Find(int number, ContractEvent happening, long nowS, out BilateralContract? contract)
    {
        Advance(nowS);
        contract = number >= 1 && number <= _contracts.Count ? _contracts[number - 1] : null;
        if (contract is null)
        {
            return ContractRefusal.UnknownContract;
        }

        if (ContractTransitions.TryGetNext(contract.State, happening, out _))
        {
            return ContractRefusal.None;
        }

        return contract.State == ContractState.Expired ? ContractRefusal.DeadlineOver : ContractRefusal.NotPossibleInState;
    }

    private ContractRefusal Apply(BilateralContract contract, ContractEvent happening)
    {
        if (ContractTransitions.TryGetNext(contract.State, happening, out ContractState next))
        {
            _contracts[contract.Number - 1] = contract with { State = next };
            if (next is ContractState.Withdrawn or ContractState.Refused or ContractState.Expired)
            {
                SetFree(contract);
            }
        }

        return ContractRefusal.None;
    }

    private void SetFree(BilateralContract contract)
    {
        Roles.Forget(contract.Offer.Seller, OrderSide.Offer, contract.Offer.Validity);
        if (contract.Buyer is not null)
        {
            Roles.Forget(contract.Buyer, OrderSide.Bid, contract.Offer.Validity);
        }
    }
}
