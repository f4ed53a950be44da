using System.Collections.Immutable;

namespace EdgeLem.Market.Clearing;

/// <summary>The outcome of one market round before any network limit: what every order got, and at which price.</summary>
public sealed record ClearingResult
{
    /// <summary>Name of the mechanism that produced the result.</summary>
    public required string Mechanism { get; init; }

    /// <summary>The local price, micro-euro per kWh; null when there is no trade. For mechanisms with a price per trade, see <see cref="Trades"/>.</summary>
    public required long? PriceMicroEurPerKwh { get; init; }

    /// <summary>Why there is no trade; <see cref="NoTradeReason.None"/> exactly when there is one.</summary>
    public required NoTradeReason NoTrade { get; init; }

    /// <summary>Every bid of the book in merit order.</summary>
    public required ImmutableArray<Fill> Bids { get; init; }

    /// <summary>Every offer of the book in merit order.</summary>
    public required ImmutableArray<Fill> Offers { get; init; }

    /// <summary>Who bought from whom, paired in merit order. Their quantities sum to <see cref="VolumeW"/>.</summary>
    public required ImmutableArray<Trade> Trades { get; init; }

    /// <summary>Power traded locally, W: the sum of the filled bids, and of the filled offers.</summary>
    public required long VolumeW { get; init; }

    /// <summary>Power of bids that local offers did not serve, W; the retailer sells it at the retail price if the nodes do consume it.</summary>
    public required long RetailerSaleW { get; init; }

    /// <summary>Power of offers that local bids did not take, W; the retailer buys it at the feed-in price if the nodes do feed it in.</summary>
    public required long RetailerPurchaseW { get; init; }

    /// <summary>Power of all bids of the book, W, served locally or not.</summary>
    public long BidW => Bids.Sum(fill => fill.Order.QuantityW);

    /// <summary>Power of all offers of the book, W, taken locally or not.</summary>
    public long OfferW => Offers.Sum(fill => fill.Order.QuantityW);

    /// <summary>Whether there is a local price.</summary>
    public bool HasPrice => PriceMicroEurPerKwh.HasValue;

    /// <summary>Net power per node that has an order, in ordinal order of the node ids; a node whose orders all stay unfilled is listed with 0 W
    /// cleared.</summary>
    public ImmutableArray<NodePosition> NodePositions()
    {
        SortedDictionary<string, NodePosition> positions = new(StringComparer.Ordinal);
        Add(positions, Bids, sign: 1);
        Add(positions, Offers, sign: -1);
        return [.. positions.Values];
    }

    private static void Add(SortedDictionary<string, NodePosition> positions, ImmutableArray<Fill> fills, int sign)
    {
        foreach (Fill fill in fills)
        {
            string nodeId = fill.Order.NodeId;
            positions.TryGetValue(nodeId, out NodePosition sum);
            positions[nodeId] = new NodePosition(nodeId, sum.ClearedW + (sign * fill.ClearedW), sum.RetailerW + (sign * fill.UnfilledW));
        }
    }
}
