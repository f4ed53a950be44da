namespace EdgeLem.Gateway.Http.Live;

/// <summary>The rounds that ended since a version; the payload of the <c>round</c> event.</summary>
public sealed record LiveRoundChange
{
    /// <summary>New or replaced rounds, oldest first.</summary>
    public required IReadOnlyList<LiveRoundOutcome> Rounds { get; init; }

    /// <summary>The check of the latest round.</summary>
    public LiveCheck? LatestCheck { get; init; }

    /// <summary>The last violations, newest first; they replace the list that the page has.</summary>
    public required IReadOnlyList<LiveViolation> Violations { get; init; }
}
