namespace EdgeLem.Gateway.Http.Live;

/// <summary>What changed since a version. What is null did not change.</summary>
public sealed record LiveChanges
{
    /// <summary>Number of the last change included.</summary>
    public required long Version { get; init; }

    /// <summary>Rounds that ended.</summary>
    public LiveRoundChange? Round { get; init; }

    /// <summary>Nodes with a new reading or state, in the order of the feeder's connections.</summary>
    public IReadOnlyList<LiveNode>? Nodes { get; init; }

    /// <summary>The settlement totals.</summary>
    public LiveSettlement? Settlement { get; init; }

    /// <summary>The market's time.</summary>
    public LiveClock? Clock { get; init; }
}
