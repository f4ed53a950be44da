namespace EdgeLem.Gateway.Http.Live;

/// <summary>How much history the live page keeps. All counts are 1 or more.</summary>
public sealed record LiveStateOptions
{
    /// <summary>Age, against the newest round, at which a round is forgotten. Default 7 days.</summary>
    public TimeSpan RoundHistory { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Most rounds kept, whatever their age. Default 2016: seven days of five-minute intervals.</summary>
    public int MaxRounds { get; init; } = 2016;

    /// <summary>Most violations listed. Default 100.</summary>
    public int MaxViolations { get; init; } = 100;

    /// <summary>Longest text kept of one violation, characters. Default 300.</summary>
    public int MaxViolationCharacters { get; init; } = 300;
}
