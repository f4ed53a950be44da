using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Rounds;

/// <summary>An interval that waits for its counters: one that was cleared, or the one before the first, which only fixes where the counters begin.</summary>
/// <param name="Interval">The interval.</param>
/// <param name="Prices">The retailer's prices in it.</param>
/// <param name="Trades">What was traded; empty before the first round.</param>
public sealed record PendingSettlement(MarketInterval Interval, RetailerPrices Prices, ImmutableArray<Trade> Trades)
{
    /// <summary>Energy that each trading node is cleared for, in J, bought positive.</summary>
    public IReadOnlyDictionary<string, long> TradedJ()
    {
        var traded = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (Trade trade in Trades)
        {
            traded[trade.Buyer.NodeId] = traded.GetValueOrDefault(trade.Buyer.NodeId) + (trade.QuantityW * Interval.LengthS);
            traded[trade.Seller.NodeId] = traded.GetValueOrDefault(trade.Seller.NodeId) - (trade.QuantityW * Interval.LengthS);
        }

        return traded;
    }
}
