namespace EdgeLem.Gateway.Http.Live;

/// <summary>Everything that the page shows at one instant; the answer of <c>GET /api/state</c>.</summary>
public sealed record LiveSnapshot
{
    /// <summary>Number of the last change in this snapshot; give it to <see cref="LiveState.ChangesSince"/> to go on from here.</summary>
    public required long Version { get; init; }

    /// <summary>The feeder's layout.</summary>
    public required LiveFeeder Feeder { get; init; }

    /// <summary>The market's time; null before the first report.</summary>
    public LiveClock? Clock { get; init; }

    /// <summary>The rounds kept, oldest first.</summary>
    public required IReadOnlyList<LiveRoundOutcome> Rounds { get; init; }

    /// <summary>The check of the latest round; null before the first round.</summary>
    public LiveCheck? LatestCheck { get; init; }

    /// <summary>The last violations, newest first.</summary>
    public required IReadOnlyList<LiveViolation> Violations { get; init; }

    /// <summary>All nodes in the order of the feeder's connections.</summary>
    public required IReadOnlyList<LiveNode> Nodes { get; init; }

    /// <summary>Settlement totals; null before the first settled interval.</summary>
    public LiveSettlement? Settlement { get; init; }
}
