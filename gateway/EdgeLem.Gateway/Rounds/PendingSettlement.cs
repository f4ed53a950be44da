using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Rounds;

/// <summary>An interval that waits for its counters: one that was cleared, or the one before the first, which only fixes where the counters begin.</summary>
/// <param name="Interval">The interval.</param>
/// <param name="Prices">The retailer's prices in it.</param>
/// <param name="Trades">What was traded; empty before the first round.</param>
public sealed record PendingSettlement(MarketInterval Interval, RetailerPrices Prices, ImmutableArray<Trade> Trades);
