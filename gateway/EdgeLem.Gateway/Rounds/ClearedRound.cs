using System.Collections.Immutable;
using EdgeLem.Gateway.Intake;
using EdgeLem.Market;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Settlement.Charges;

namespace EdgeLem.Gateway.Rounds;

/// <summary>A round after gate closure: what was submitted, how it cleared, and whether the network carries it.</summary>
/// <param name="Gate">The gate that closed.</param>
/// <param name="Orders">What the nodes submitted.</param>
/// <param name="Clearing">Trades and price; refused power is in its fills.</param>
/// <param name="Check">The power-flow check of what flows: the announced powers less what was refused.</param>
public sealed record ClearedRound(OpenGate Gate, SubmittedOrders Orders, ClearingResult Clearing, GridCheck Check)
{
    /// <summary>The terms on which it was cleared.</summary>
    public MarketTerms Terms { get; init; } = new();

    /// <summary>What the grid policy found; null under the default design, which does not ask the network before it decides.</summary>
    public GridOutcome? Grid { get; init; }

    /// <summary>What the network makes accounts pay when the interval is settled.</summary>
    public ImmutableArray<NetworkCharge> Charges { get; init; } = [];

    /// <summary>Prices by node; empty for policies without nodal prices.</summary>
    public IReadOnlyDictionary<string, NodalPrice> NodalPrices { get; init; } = ImmutableDictionary<string, NodalPrice>.Empty;

    /// <summary>Envelopes by node, of the policy or around what it cleared (<see cref="Planning.RoundEnvelopes"/>); empty for a policy that only checks.</summary>
    public IReadOnlyDictionary<string, OperatingEnvelope> Envelopes { get; init; } = ImmutableDictionary<string, OperatingEnvelope>.Empty;

    /// <summary>Name of the grid policy.</summary>
    public string Policy => Terms.Design.Policy.Name;

    /// <summary>The local price, or the mean of the trades' under a mechanism with a price for each, micro-euro per kWh, halves away from zero; null without trade.</summary>
    public long? MeanPriceMicroEurPerKwh => Clearing.PriceMicroEurPerKwh ?? MeanOf(Clearing.Trades);

    /// <summary>Power that the policy refused, W.</summary>
    public long RefusedW => Grid?.RefusedW ?? 0;

    /// <summary>Whether the state of the network is known, to the policy and to the check, so that a new dispatch may be sent.</summary>
    public bool IsStateKnown => Check.Converged && Grid is not { After.Converged: false };

    /// <summary>What a node pays or gets in the middle: its own price under nodal prices, else the mean of its own trades, else the local price.</summary>
    /// <param name="nodeId">The node.</param>
    /// <returns>Micro-euro per kWh; null when there is none.</returns>
    public long? PriceOf(string nodeId) => NodalPrices.TryGetValue(nodeId, out NodalPrice nodal)
        ? NetworkRecords.ToWhole(nodal.MicroEurPerKwh)
        : MeanOf([.. Clearing.Trades.Where(trade => trade.Buyer.NodeId == nodeId || trade.Seller.NodeId == nodeId)]) ?? Clearing.PriceMicroEurPerKwh;

    private static long? MeanOf(ImmutableArray<Trade> trades) => TradedPrice.MeanMicroEurPerKwh(trades) is { } mean ? NetworkRecords.ToWhole(mean) : null;
}
