using System.Collections.Immutable;

namespace EdgeLem.Market.Settlement;

/// <summary>A settled interval. The amounts of all lines sum to exactly 0 micro-euro, and their energies to exactly 0 J.</summary>
public sealed class SettlementResult
{
    /// <summary>The interval.</summary>
    public required MarketInterval Interval { get; init; }

    /// <summary>All lines: nodes in ordinal order of their ids (trades by rising price, the deviation, then charges by kind), then the network operator's, then the retailer's.</summary>
    public required ImmutableArray<SettlementLine> Lines { get; init; }

    /// <summary>Every node that traded, was metered or charged, in ordinal order of the ids.</summary>
    public required ImmutableArray<NodeSettlement> Nodes { get; init; }

    /// <summary>What the retailer's rounding line holds, micro-euro; magnitude at most half the number of the other lines.</summary>
    public required long RoundingMicroEur { get; init; }
}
