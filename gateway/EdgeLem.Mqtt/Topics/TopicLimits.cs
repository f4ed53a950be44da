namespace EdgeLem.Mqtt;

/// <summary>Limits on topic names and filters that come from the network.</summary>
/// <param name="MaxBytes">Longest topic in UTF-8 bytes, 1 to 65,535.</param>
/// <param name="MaxLevels">Most levels, 1 to 65,536; a level is what stands between two slashes and may be empty.</param>
public readonly record struct TopicLimits(int MaxBytes, int MaxLevels)
{
    /// <summary>What the protocol itself allows.</summary>
    public static TopicLimits Protocol { get; } = new(65_535, 65_536);
}
