namespace EdgeLem.Gateway.Http.Live;

/// <summary>The market's time.</summary>
public sealed record LiveClock
{
    /// <summary>Market time now, UTC epoch seconds.</summary>
    public required long NowS { get; init; }

    /// <summary>Start of the interval that runs now, UTC epoch seconds.</summary>
    public required long IntervalStartS { get; init; }

    /// <summary>Length of that interval, s.</summary>
    public required long IntervalLengthS { get; init; }

    /// <summary>The next gate closure, UTC epoch seconds.</summary>
    public required long NextGateClosureS { get; init; }
}
