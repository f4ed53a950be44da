using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies.Limiting;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies;

/// <summary>A round as cleared under a grid policy.</summary>
public sealed record GridOutcome
{
    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>What every order of the round's book got; refused power is in <see cref="Fill.RefusedW"/>.</summary>
    public required ClearingResult Clearing { get; init; }

    /// <summary>The state that the orders would have caused without the policy.</summary>
    public required NetworkState Before { get; init; }

    /// <summary>The state of what was cleared.</summary>
    public required NetworkState After { get; init; }

    /// <summary>Refused power with reasons, in the book's order, bids first.</summary>
    public ImmutableArray<Refusal> Refusals { get; init; } = [];

    /// <summary>Price per point; empty for policies without nodal prices.</summary>
    public ImmutableArray<NodalPrice> NodalPrices { get; init; } = [];

    /// <summary>Envelope per point; empty for policies without envelopes.</summary>
    public ImmutableArray<OperatingEnvelope> Envelopes { get; init; } = [];

    /// <summary>How often the network was linearised or, for message-based policies, how many iterations were made.</summary>
    public int Iterations { get; init; }

    /// <summary>Messages exchanged; 0 for central policies.</summary>
    public long Messages { get; init; }

    /// <summary>What buyers pay to the network operator on top of trade prices, by trade; empty for policies without nodal prices.</summary>
    public ImmutableArray<CongestionCharge> CongestionCharges { get; init; } = [];

    /// <summary>Every turn of the policy, the orders as they came first; empty for policies of one step.</summary>
    public ImmutableArray<PolicyRound> Rounds { get; init; } = [];

    /// <summary>What is left of the limits in the last state, by phase; empty for policies that do not publish it.</summary>
    public ImmutableArray<PhaseHeadroom> Headroom { get; init; } = [];

    /// <summary>Refused power, W; of a cut trade once.</summary>
    public long RefusedW => Refusals.Sum(refusal => refusal.RefusedW);
}
