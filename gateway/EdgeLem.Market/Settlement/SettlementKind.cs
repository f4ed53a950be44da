namespace EdgeLem.Market.Settlement;

/// <summary>What a settlement line is for.</summary>
public enum SettlementKind
{
    /// <summary>Energy traded locally, at the trades' price.</summary>
    Trade = 0,

    /// <summary>Metered minus traded energy, exchanged with the retailer at the retail price (positive) or the feed-in price (negative).</summary>
    Deviation = 1,

    /// <summary>What rounding each line to a whole micro-euro left over in the interval; held by the retailer, without energy.</summary>
    Rounding = 2,
}
