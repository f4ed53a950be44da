using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Charges;
using EdgeLem.Market.Settlement.Imbalance;

namespace EdgeLem.Gateway.Rounds;

/// <summary>An interval that waits for its counters: one that was cleared, or the one before the first, which only fixes where the counters begin.</summary>
/// <param name="Interval">The interval.</param>
/// <param name="Prices">The retailer's prices in it.</param>
/// <param name="Trades">What was traded; empty before the first round.</param>
public sealed record PendingSettlement(MarketInterval Interval, RetailerPrices Prices, ImmutableArray<Trade> Trades)
{
    /// <summary>What the network makes accounts pay in it.</summary>
    public ImmutableArray<NetworkCharge> Charges { get; init; } = [];

    /// <summary>At which prices its deviations are settled.</summary>
    public IImbalanceRule Imbalance { get; init; } = new RetailerImbalance();
}
