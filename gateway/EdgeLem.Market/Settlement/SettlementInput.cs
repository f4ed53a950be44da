using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Settlement.Charges;
using EdgeLem.Market.Settlement.Imbalance;

namespace EdgeLem.Market.Settlement;

/// <summary>What one interval is settled from.</summary>
public sealed record SettlementInput
{
    /// <summary>The interval.</summary>
    public required MarketInterval Interval { get; init; }

    /// <summary>The retailer's prices in the interval; the correction after a meter gap is settled at them too.</summary>
    public required RetailerPrices Prices { get; init; }

    /// <summary>The trades that were dispatched, after any network limit.</summary>
    public required ImmutableArray<Trade> Trades { get; init; }

    /// <summary>At most one entry per node, from <see cref="MeterBook.Close"/>. A node that traded but has none is settled on its traded energy.</summary>
    public required ImmutableArray<MeteredEnergy> Meters { get; init; }

    /// <summary>At which prices deviations are exchanged with the retailer. Default: its own.</summary>
    public IImbalanceRule Imbalance { get; init; } = new RetailerImbalance();

    /// <summary>What the network makes accounts pay besides: fees, losses, congestion, compensation. Default none.</summary>
    public ImmutableArray<NetworkCharge> Charges { get; init; } = [];
}
