using System.Collections.Immutable;
using EdgeLem.Market.Clearing;

namespace EdgeLem.Market.Settlement;

/// <summary>What one interval is settled from.</summary>
public sealed class SettlementInput
{
    /// <summary>The interval.</summary>
    public required MarketInterval Interval { get; init; }

    /// <summary>The retailer's prices in the interval; the correction after a meter gap is settled at them too.</summary>
    public required RetailerPrices Prices { get; init; }

    /// <summary>The trades that were dispatched, after any network limit.</summary>
    public required ImmutableArray<Trade> Trades { get; init; }

    /// <summary>At most one entry per node, from <see cref="MeterBook.Close"/>. A node that traded but has none is settled on its traded energy.</summary>
    public required ImmutableArray<MeteredEnergy> Meters { get; init; }
}
