using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Market;

/// <summary>What a market design is run on.</summary>
public sealed record MarketCase
{
    /// <summary>The interval.</summary>
    public required MarketInterval Interval { get; init; }

    /// <summary>The orders.</summary>
    public required OrderBook Book { get; init; }

    /// <summary>The retailer's prices.</summary>
    public required RetailerPrices Prices { get; init; }

    /// <summary>The network.</summary>
    public required INetworkModel Network { get; init; }

    /// <summary>What the owner of the network publishes.</summary>
    public required FeeTariff Tariff { get; init; }

    /// <summary>As in <see cref="GridRound.RetailerServesRest"/>. Default true.</summary>
    public bool RetailerServesRest { get; init; } = true;

    /// <summary>As in <see cref="GridRound.RefusalPriceMicroEurPerKwh"/>. Default 1,000,000.</summary>
    public long RefusalPriceMicroEurPerKwh { get; init; } = 1_000_000;

    /// <summary>As in <see cref="GridRound.LossPriceMicroEurPerKwh"/>. Default 0.</summary>
    public long LossPriceMicroEurPerKwh { get; init; }

    /// <summary>As in <see cref="GridRound.RatingW"/>. Default empty.</summary>
    public ImmutableArray<long> RatingW { get; init; } = [];

    /// <summary>As in <see cref="GridRound.PublishedEnvelopes"/>. Default empty.</summary>
    public ImmutableArray<OperatingEnvelope> PublishedEnvelopes { get; init; } = [];

    internal GridRound ToRound(IMarketClearing clearing) => new()
    {
        Book = Book, Prices = Prices, Clearing = clearing, Network = Network, RetailerServesRest = RetailerServesRest,
        RefusalPriceMicroEurPerKwh = RefusalPriceMicroEurPerKwh, LossPriceMicroEurPerKwh = LossPriceMicroEurPerKwh, RatingW = RatingW, PublishedEnvelopes = PublishedEnvelopes,
    };
}
