namespace EdgeLem.Market.Settlement;

/// <summary>Energy and money of one node in one interval.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Quality">Whether the energy is metered or estimated.</param>
/// <param name="TradedJ">Energy traded locally, J, bought positive.</param>
/// <param name="DeviationJ">Settled minus traded energy, J; when estimated, what late readings correct.</param>
/// <param name="AmountMicroEur">Sum of the node's lines, micro-euro; positive, the node receives.</param>
public readonly record struct NodeSettlement(string NodeId, MeterQuality Quality, long TradedJ, long DeviationJ, long AmountMicroEur)
{
    /// <summary>Energy on which the node was settled, J, import positive.</summary>
    public long SettledJ => TradedJ + DeviationJ;
}
