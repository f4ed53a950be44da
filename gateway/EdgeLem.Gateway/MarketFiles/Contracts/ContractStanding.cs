using EdgeLem.Gateway.MarketFiles.Reading.Contracts;
using EdgeLem.Market.Clearing.Contracts;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.MarketFiles.Contracts;

/// <summary>Where a contract of the file stands when an interval begins.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="State">Its state; null when the register has not got it, because it is offered later or its offer was refused.</param>
/// <param name="Refusal">Why something about it was refused last; <see cref="ContractRefusal.None"/> when nothing was.</param>
/// <param name="Limit">The limit that it would break; null unless the network refused it.</param>
/// <param name="IsInForce">Whether it is delivered in the whole interval.</param>
internal sealed record ContractStanding(FileContract Contract, ContractState? State, ContractRefusal Refusal, NetworkViolation? Limit, bool IsInForce)
{
    /// <summary>Power that is delivered in the interval, W.</summary>
    public long DeliveredW => IsInForce ? Contract.Offer.Terms.QuantityW : 0;
}
