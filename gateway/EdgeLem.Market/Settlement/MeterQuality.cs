namespace EdgeLem.Market.Settlement;

/// <summary>Where a node's settled energy comes from.</summary>
public enum MeterQuality
{
    /// <summary>From the difference of two counter readings.</summary>
    Metered = 0,

    /// <summary>No usable reading: the traded energy stands in until the next one settles the difference.</summary>
    Estimated = 1,
}
