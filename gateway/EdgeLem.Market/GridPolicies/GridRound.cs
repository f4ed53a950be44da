using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies;

/// <summary>What a policy works on.</summary>
public sealed record GridRound
{
    /// <summary>The orders of the round.</summary>
    public required OrderBook Book { get; init; }

    /// <summary>The retailer's prices.</summary>
    public required RetailerPrices Prices { get; init; }

    /// <summary>The mechanism that clears.</summary>
    public required IMarketClearing Clearing { get; init; }

    /// <summary>The network.</summary>
    public required INetworkModel Network { get; init; }

    /// <summary>Whether what finds no local counterparty flows all the same, bought from or sold to the retailer; false when only trades flow. Default true.</summary>
    public bool RetailerServesRest { get; init; } = true;

    /// <summary>
    /// What refusing an order's energy costs, micro-euro per kWh: the weight of a refused watt against gains from trade, and the rate of curtailment
    /// compensation. Default 1,000,000 (1 EUR/kWh), more than any gain between usual retailer prices, so that as little as possible is refused.
    /// </summary>
    public long RefusalPriceMicroEurPerKwh { get; init; } = 1_000_000;

    /// <summary>What a lost kWh costs, micro-euro; enters nodal prices and the choice of what to refuse. Default 0.</summary>
    public long LossPriceMicroEurPerKwh { get; init; }

    /// <summary>Rated power per point, W, at least 0: the largest envelope a connection can use, and its weight where envelopes are weighted. Empty (the
    /// default) when it is not known; the policies say what they take then.</summary>
    public ImmutableArray<long> RatingW { get; init; } = [];

    /// <summary>Envelopes that were published before the gate, one per point; empty (the default) for a policy with envelopes to find them itself.</summary>
    public ImmutableArray<OperatingEnvelope> PublishedEnvelopes { get; init; } = [];

    /// <summary>Solves the AC power flow of what flows after a clearing.</summary>
    /// <param name="clearing">What every order got.</param>
    /// <returns>The state of the network.</returns>
    public NetworkState StateOf(ClearingResult clearing) => Network.Evaluate(FlowingPower.Of(clearing, Network, RetailerServesRest).AsSpan());
}
