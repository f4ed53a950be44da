namespace EdgeLem.Gateway.Http.Live;

/// <summary>The kept rounds by interval and the last violations, both bounded. Not thread-safe: <see cref="LiveState"/> locks.</summary>
internal sealed class RoundHistory(LiveStateOptions options)
{
    private readonly SortedList<long, (long Version, LiveRoundOutcome Outcome)> _rounds = [];
    private readonly List<LiveViolation> _violationsNewestFirst = [];

    /// <summary>The check of the latest interval.</summary>
    public LiveCheck? LatestCheck { get; private set; }

    /// <summary>A copy of the violations, newest first.</summary>
    public IReadOnlyList<LiveViolation> Violations => [.. _violationsNewestFirst];

    /// <summary>Takes a round; one of the same interval is replaced.</summary>
    public void Add(long version, LiveRound round, LiveCheck check)
    {
        _rounds[round.IntervalStartS] = (version, LiveRoundOutcome.Of(round, check));
        if (round.IntervalStartS == _rounds.GetKeyAtIndex(_rounds.Count - 1))
        {
            LatestCheck = check with { Violations = [.. check.Violations.Take(options.MaxViolations).Select(Shorten)] };
        }

        ListViolations(round.IntervalStartS, check);
        ForgetOldRounds();
    }

    /// <summary>The rounds that were taken after a version, oldest interval first.</summary>
    public IReadOnlyList<LiveRoundOutcome> Since(long version) =>
        [.. _rounds.Values.Where(entry => entry.Version > version).Select(entry => entry.Outcome)];

    private void ListViolations(long intervalStartS, LiveCheck check)
    {
        _violationsNewestFirst.RemoveAll(violation => violation.IntervalStartS == intervalStartS);
        var added = check.Violations.Take(options.MaxViolations).Select(text => new LiveViolation(intervalStartS, Shorten(text)));
        _violationsNewestFirst.InsertRange(0, added);
        int surplus = _violationsNewestFirst.Count - options.MaxViolations;
        if (surplus > 0)
        {
            _violationsNewestFirst.RemoveRange(options.MaxViolations, surplus);
        }
    }

    private void ForgetOldRounds()
    {
        long newestS = _rounds.GetKeyAtIndex(_rounds.Count - 1);
        long oldestKeptS = newestS - (long)options.RoundHistory.TotalSeconds;
        while (_rounds.Count > options.MaxRounds || _rounds.GetKeyAtIndex(0) < oldestKeptS)
        {
            _rounds.RemoveAt(0);
        }
    }

    private string Shorten(string text) =>
        text.Length <= options.MaxViolationCharacters ? text : string.Concat(text.AsSpan(0, options.MaxViolationCharacters), "…");
}
